import type { ComponentType } from 'react';
import { own, string } from '../json.ts';
import { Button } from './button.tsx';
import { Choices } from './choices.tsx';
import { FeedbackButtons, IconButton } from './context-action.tsx';
import { DateInput } from './date-input.tsx';
import { DirectorySelect } from './directory-select.tsx';
import type { ElementProps } from './field.ts';
import { ImageElement } from './image-element.tsx';
import { Overflow } from './overflow.tsx';
import { RichTextInput } from './rich-text-input.tsx';
import { Select } from './select.tsx';
import { TextInput } from './text-input.tsx';

/** Every element of Block Kit that the page can show (docs.slack.dev, «Block elements»). */
const elements: Readonly<Record<string, ComponentType<ElementProps>>> = {
  button: Button,
  workflow_button: Button,
  checkboxes: Choices,
  radio_buttons: Choices,
  datepicker: DateInput,
  timepicker: DateInput,
  datetimepicker: DateInput,
  email_text_input: TextInput,
  number_input: TextInput,
  plain_text_input: TextInput,
  url_text_input: TextInput,
  rich_text_input: RichTextInput,
  static_select: Select,
  external_select: Select,
  multi_static_select: Select,
  multi_external_select: Select,
  users_select: DirectorySelect,
  channels_select: DirectorySelect,
  conversations_select: DirectorySelect,
  multi_users_select: DirectorySelect,
  multi_channels_select: DirectorySelect,
  multi_conversations_select: DirectorySelect,
  overflow: Overflow,
  feedback_buttons: FeedbackButtons,
  icon_button: IconButton,
  image: ImageElement,
};

export function Element(props: ElementProps) {
  const Known = own(elements, props.element['type']);
  if (Known !== undefined) return <Known {...props} />;
  return <span className="unsupported">{string(props.element['type']) || 'element'} can’t be shown here</span>;
}
