import { confirmable, focusable, type } from './common.ts';
import { list, object, type Shape } from '../shape.ts';
import { limits } from '../limits.ts';
import { overflowOption, richOption } from '../options.ts';

export const checkboxes: Shape = object({
  required: { ...type('checkboxes'), options: list(richOption, { min: 1, max: limits.checkboxes }) },
  optional: { ...confirmable, ...focusable, initial_options: list(richOption, { min: 1, max: limits.checkboxes }) },
});

export const radioButtons: Shape = object({
  required: { ...type('radio_buttons'), options: list(richOption, { min: 1, max: limits.radioButtons }) },
  optional: { ...confirmable, ...focusable, initial_option: richOption },
});

export const overflow: Shape = object({
  required: { ...type('overflow'), options: list(overflowOption, { min: 1, max: limits.overflow }) },
  optional: confirmable,
});
