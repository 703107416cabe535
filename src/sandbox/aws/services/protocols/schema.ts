import { z } from 'zod';

/** Pieces of input shapes that hold for both kinds of wire: JSON has types, Query has only text. */
export const text = z.string().min(1);
export const whole = z.coerce.number().int();
export const decimal = z.coerce.number();
export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')]);

/** Seconds since 1970 (JSON), ISO 8601 (Query) or a date already (CBOR). */
export const moment = z.union([
  z.date(),
  z.number().transform((seconds) => new Date(seconds * 1000)),
  z.string().transform((written, context) => {
    const date = new Date(written);
    if (!Number.isNaN(date.getTime())) return date;
    context.addIssue({ code: 'custom', message: 'Member must be a timestamp' });
    return z.NEVER;
  }),
]);

/** An empty list in Query is an empty text. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (value === '' ? [] : value), z.array(item));

const tag = z.object({ Key: text, Value: z.string() });
export const tags = listOf(tag);

export const nothing = z.unknown();
