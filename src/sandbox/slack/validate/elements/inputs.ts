import { actionable, dispatchable, focusable, placeholdable, type } from './common.ts';
import { below, fault, flag, integer, list, object, type Shape, text } from '../shape.ts';
import { limits } from '../limits.ts';
import { richText } from '../rich-text.ts';

const field = { ...actionable, ...dispatchable, ...focusable, ...placeholdable };
const { inputText } = limits;

export const plainTextInput: Shape = object(
  {
    required: type('plain_text_input'),
    optional: {
      ...field,
      initial_value: text({ max: inputText }),
      multiline: flag,
      min_length: integer({ min: 0, max: inputText }),
      max_length: integer({ min: 1, max: inputText }),
    },
  },
  (value, at) =>
    Number(value['min_length'] ?? 0) > Number(value['max_length'] ?? inputText)
      ? fault(below(at, 'min_length'), 'must not be more than max_length')
      : [],
);

export const richTextInput: Shape = object({
  required: type('rich_text_input'),
  optional: {
    ...field,
    initial_value: richText,
    min_lines: integer({ min: 1 }),
    max_lines: integer({ min: 1 }),
  },
});

export const numberInput: Shape = object({
  required: { ...type('number_input'), is_decimal_allowed: flag },
  optional: { ...field, initial_value: text(), min_value: text(), max_value: text() },
});

export const emailInput: Shape = object({
  required: type('email_text_input'),
  optional: { ...field, initial_value: text() },
});

export const urlInput: Shape = object({
  required: type('url_text_input'),
  optional: { ...field, initial_value: text() },
});

export const fileInput: Shape = object({
  required: type('file_input'),
  optional: {
    ...actionable,
    filetypes: list(text({ min: 1 }), { min: 1 }),
    max_files: integer({ min: 1, max: limits.files }),
  },
});
