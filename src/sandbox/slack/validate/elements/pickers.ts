import { confirmable, focusable, placeholdable, type } from './common.ts';
import { integer, matching, object, type Shape, text } from '../shape.ts';

const picker = { ...confirmable, ...focusable };

export const datepicker: Shape = object({
  required: type('datepicker'),
  optional: { ...picker, ...placeholdable, initial_date: matching(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD') },
});

export const timepicker: Shape = object({
  required: type('timepicker'),
  optional: {
    ...picker,
    ...placeholdable,
    initial_time: matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time as HH:mm'),
    timezone: text({ min: 1 }),
  },
});

export const datetimepicker: Shape = object({
  required: type('datetimepicker'),
  // Ten digits: a Unix timestamp in seconds.
  optional: { ...picker, initial_date_time: integer({ min: 1e9, max: 9_999_999_999 }) },
});
