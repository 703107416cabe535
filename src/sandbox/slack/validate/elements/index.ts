import { button, feedbackButtons, iconButton, workflowButton } from './buttons.ts';
import { checkboxes, overflow, radioButtons } from './choices.ts';
import { datepicker, datetimepicker, timepicker } from './pickers.ts';
import { emailInput, fileInput, numberInput, plainTextInput, richTextInput, urlInput } from './inputs.ts';
import { type Shape, tagged } from '../shape.ts';
import { imageElement } from './image.ts';
import { selects } from './selects.ts';

const choosers = { checkboxes, radio_buttons: radioButtons, datepicker, timepicker, ...selects };

/** Which elements go where: each block's reference page lists them. */
export const sectionAccessory: Shape = tagged({
  ...choosers,
  button,
  image: imageElement,
  overflow,
  workflow_button: workflowButton,
});

export const actionsElement: Shape = tagged({
  ...choosers,
  button,
  datetimepicker,
  overflow,
  rich_text_input: richTextInput,
  workflow_button: workflowButton,
});

export const inputElement: Shape = tagged({
  ...choosers,
  datetimepicker,
  email_text_input: emailInput,
  file_input: fileInput,
  number_input: numberInput,
  plain_text_input: plainTextInput,
  rich_text_input: richTextInput,
  url_text_input: urlInput,
});

export const contextActionsElement: Shape = tagged({ feedback_buttons: feedbackButtons, icon_button: iconButton });
export { button };
