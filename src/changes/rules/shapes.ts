import { z } from 'zod';
import { isChannel, parseSlackUser, parseWho } from './who.ts';
import { parseDuration } from './duration.ts';
import { quoted } from './texts.ts';

/*
 * The small parts of the file. It is read without any types (YAML's failsafe schema), so every value is a text: `no`,
 * `18:00` and an account id that begins with 0 mean what they look like.
 */

/** The code of an issue whose message holds the keys that there are, one a line. */
export const unknownKeys = 'unrecognized_keys';

/** A mapping with these keys only. */
export const mapping = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code, input }) =>
      code === unknownKeys
        ? Object.keys(shape).join('\n')
        : `is ${quoted(input)}, and must be a mapping of ${Object.keys(shape).join(', ')}`,
  });

/** A text that `read` understands; `must` says what it must be, with an example. */
export const text = <T>(read: (text: string) => T | null, must: string) =>
  z.unknown().transform((input, context): T => {
    const value = typeof input === 'string' ? read(input) : null;
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: `is ${quoted(input)}, and must be ${must}`, input });
    return z.NEVER;
  });

/** One, or a list of them; never an empty one. */
export const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value : [value]),
    z.array(item).min(1, 'is an empty list: name at least one, or leave the key out'),
  );

/** Null where the key is left out. */
export const orNull = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);

const fitting = (pattern: RegExp) => (value: string) => (pattern.test(value) ? value : null);

export const oneOf = <const T extends readonly string[]>(values: T) =>
  text((value) => values.find((each): each is T[number] => each === value) ?? null, values.join(' or '));

export const sentence = text((value) => value.trim() || null, 'a text');

export const who = text(
  parseWho,
  'a name of people, slack:U…, group:S… (a Slack user group) or, for ask only, everyone',
);

export const slackUser = text(parseSlackUser, 'a Slack member id such as U0PRIYA0001, or T…/U… with its workspace');

export const channel = text(
  (value) => (isChannel(value) ? value : null),
  "a Slack channel's id such as C0INCIDENTS: not its name; Slack shows the id below the channel's details",
);

export const flag = text((value) => (value === 'true' ? true : value === 'false' ? false : null), 'true or false');

export const count = text(
  (value) => (/^([1-9]|1\d|20)$/.test(value) ? Number(value) : null),
  'a whole number from 1 to 20',
);

export const account = text(fitting(/^\d{12}$/), 'an AWS account id of 12 digits');

/** Every name that a bucket ever had (S3 user guide, «General purpose bucket naming rules»), and wildcards. */
export const bucket = text(
  fitting(/^[A-Za-z0-9._*?-]{1,255}$/),
  "a bucket's name or a pattern such as cooper-*, without s3:// and without a key",
);

/** Pattern of tags (S3 API reference, «Tag»; «S3Tag»), and wildcards. */
export const tagValue = text(
  fitting(/^[\p{L}\p{Z}\p{N}_.:/=+\-@*?]{1,256}$/u),
  'the value of a tag, or a pattern such as prod-*',
);

export const tagKey = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;

export const remedy = text(fitting(/^[a-z\d]+(-[a-z\d]+)*$/), "a remedy's id such as block-public-access");

/** From a minute to seven days, in milliseconds: nothing waits for ever. */
export const duration = text((value) => {
  const ms = parseDuration(value);
  return ms !== null && ms >= 60_000 && ms <= longest ? ms : null;
}, 'a time such as 30m, 8h or 2d, from 1m to 7d');

const longest = 7 * 86_400_000;
