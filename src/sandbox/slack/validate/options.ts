import { list, object, type Shape, text } from './shape.ts';
import { anyText, plainText } from './texts.ts';
import { limits } from './limits.ts';

const { option: sizes, select } = limits;

const fields = {
  required: { value: text({ min: 1, max: sizes.value }) },
  optional: { description: anyText(sizes.description) },
};

/** An option of a select (reference, «Option object»): plain text only. */
export const option: Shape = object({
  required: { ...fields.required, text: plainText(sizes.text) },
  optional: fields.optional,
});

/** An option of checkboxes or radio buttons: its text may be mrkdwn. */
export const richOption: Shape = object({
  required: { ...fields.required, text: anyText(sizes.text) },
  optional: fields.optional,
});

/** Only options of an overflow menu may have a `url`. */
export const overflowOption: Shape = object({
  required: { ...fields.required, text: plainText(sizes.text) },
  optional: { ...fields.optional, url: text({ max: sizes.url }) },
});

/** Empty lists are refused: the user would see «Loading…» for ever. */
export const options: Shape = list(option, { min: 1, max: select.options });

export const optionGroups: Shape = list(object({ required: { label: plainText(select.groupLabel), options } }), {
  min: 1,
  max: select.groups,
});
