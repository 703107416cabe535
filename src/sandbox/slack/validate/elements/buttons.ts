import { actionable, confirmable, id, type } from './common.ts';
import { list, object, oneOf, type Shape, text } from '../shape.ts';
import { limits } from '../limits.ts';
import { plainText } from '../texts.ts';

const { button: sizes } = limits;
const label = { accessibility_label: text({ max: sizes.label }) };
const style = { style: oneOf('primary', 'danger') };

export const button: Shape = object({
  required: { ...type('button'), text: plainText(sizes.text) },
  optional: {
    ...confirmable,
    ...label,
    ...style,
    value: text({ max: sizes.value }),
    url: text({ max: sizes.url }),
  },
});

export const iconButton: Shape = object({
  required: { ...type('icon_button'), icon: oneOf('trash'), text: plainText(sizes.text) },
  optional: { ...confirmable, ...label, value: text({ max: sizes.value }), visible_to_user_ids: list(id) },
});

const feedback = object({
  required: { text: plainText(sizes.text), value: text({ max: sizes.value }) },
  optional: label,
});

export const feedbackButtons: Shape = object({
  required: { ...type('feedback_buttons'), positive_button: feedback, negative_button: feedback },
  optional: actionable,
});

const trigger = object({
  required: { url: text({ max: sizes.url }) },
  optional: {
    customizable_input_parameters: list(object({ required: { name: text(), value: text() } })),
  },
});

export const workflowButton: Shape = object({
  required: { ...type('workflow_button'), text: plainText(sizes.text), workflow: object({ required: { trigger } }) },
  optional: { ...confirmable, ...label, ...style },
});
