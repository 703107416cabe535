import { object, oneOf, type Shape } from './shape.ts';
import { anyText, plainText } from './texts.ts';
import { limits } from './limits.ts';

/** Reference, «Confirmation dialog object». */
export const confirm: Shape = object({
  required: { text: anyText(limits.confirm.text) },
  optional: {
    title: plainText(limits.confirm.title),
    confirm: plainText(limits.confirm.button),
    deny: plainText(limits.confirm.button),
    style: oneOf('primary', 'danger'),
  },
});
