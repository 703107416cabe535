import { z } from 'zod';
import { notOnePerson } from './aws-identity.ts';
import { quoted } from './texts.ts';
import { isTimeZone, parseTime, weekdays } from './quiet-hours.ts';
import {
  account,
  bucket,
  channel,
  count,
  duration,
  flag,
  mapping,
  oneOf,
  oneOrMore,
  orNull,
  remedy,
  sentence,
  slackUser,
  tagValue,
  text,
  who,
} from './shapes.ts';

const awsIdentity = z.unknown().transform((input, context) => {
  const why = typeof input === 'string' ? notOnePerson(input) : 'must be an ARN';
  if (typeof input === 'string' && why === null) return input;
  context.addIssue({ code: 'custom', message: `${quoted(input)} ${why}`, input });
  return z.NEVER;
});

const person = mapping({ slack: oneOrMore(slackUser).default([]), aws: oneOrMore(awsIdentity).default([]) });

const quietHours = mapping({
  zone: text((zone) => (isTimeZone(zone) ? zone : null), 'an IANA time zone such as Europe/Berlin'),
  from: text((at) => earlier(parseTime(at)), 'a time of day such as 18:00, at most 23:59'),
  to: text((at) => parseTime(at) || null, 'a time of day such as 08:00, or 24:00 for its end'),
  days: oneOrMore(oneOf(weekdays)).default([...weekdays]),
});

const earlier = (at: number | null) => (at !== null && at < 1440 ? at : null);

const when = mapping({
  risk: oneOrMore(oneOf(['low', 'high'])).default(['low', 'high']),
  class: oneOrMore(oneOf(['A', 'B', 'C'])).default(['A', 'B', 'C']),
  account: orNull(oneOrMore(account)),
  bucket: orNull(oneOrMore(bucket)),
  tags: orNull(
    z.record(z.string(), oneOrMore(tagValue), { error: 'must be a mapping of tag keys to values, such as env: prod' }),
  ),
  channel: orNull(oneOrMore(channel)),
  remedy: orNull(oneOrMore(remedy)),
});

const approve = mapping({ by: oneOrMore(who), count: orNull(count), self: flag.default(false) });

/** What hangs together, as that a rule either denies or asks, is looked at in `together.ts`. */
const rule = mapping({
  name: orNull(sentence),
  when: when.prefault({}),
  deny: orNull(sentence),
  ask: oneOrMore(who).default([{ is: 'everyone' }]),
  approve: orNull(approve),
  expires: orNull(duration),
  quiet_hours: orNull(quietHours),
  delay: duration.default(0),
  break_glass: orNull(mapping({ by: oneOrMore(who), post_to: orNull(channel) })),
  terminal: flag.default(true),
});

/** `cooper.config.yml`. Every key may be left out. */
export const file = mapping({
  admins: oneOrMore(who).default([]),
  people: z.record(z.string(), person, { error: 'must be a mapping of names to people' }).default({}),
  rules: z.array(rule, { error: 'must be a list of rules, each beginning with a dash' }).default([]),
  requests: orNull(mapping({ channel })),
  security_channel: orNull(channel),
});

export type File = z.infer<typeof file>;
export type FileRule = z.infer<typeof rule>;
export type FileWhen = z.infer<typeof when>;

/** What a rule that denies may not say beside it. */
export const outcomeKeys = ['ask', 'approve', 'expires', 'quiet_hours', 'delay', 'break_glass', 'terminal'] as const;
