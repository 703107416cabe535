import fc from 'fast-check';
import type { JsonObject } from '../../src/core/json.ts';

const place: fc.Arbitrary<JsonObject> = fc.constantFrom<JsonObject>(
  { Prefix: '' },
  { Prefix: 'logs/' },
  { Tag: { Key: 'class', Value: 'temporary' } },
  {
    And: {
      Prefix: 'x/',
      Tags: [
        { Key: 'b', Value: '2' },
        { Key: 'a', Value: '1' },
      ],
    },
  },
  { ObjectSizeGreaterThan: 500 },
);
const doing: fc.Arbitrary<JsonObject> = fc.constantFrom<JsonObject>(
  { Expiration: { Days: 30 } },
  { Expiration: { Date: '2027-01-01T00:00:00.000Z' } },
  {
    Transitions: [
      { Days: 30, StorageClass: 'STANDARD_IA' },
      { Days: 90, StorageClass: 'GLACIER' },
    ],
  },
  { NoncurrentVersionExpiration: { NoncurrentDays: 10, NewerNoncurrentVersions: 3 } },
);
const status = fc.constantFrom('Enabled', 'Enabled', 'Disabled');
const days = fc.constantFrom(1, 3, 7, 8, 30);
const abort = days.map((DaysAfterInitiation) => ({ AbortIncompleteMultipartUpload: { DaysAfterInitiation } }));

/** Somebody's rules. */
const rule = fc
  .record({ Filter: place, Status: status, does: doing })
  .map(({ does, ...rest }) => ({ ...rest, ...does }));

/** Rules that abort uploads already, of the whole bucket or of a part. */
const aborting = fc
  .record({ Filter: fc.constantFrom({ Prefix: '' }, { Prefix: 'in/' }), Status: status, does: abort })
  .map(({ does, ...rest }) => ({ ...rest, ...does }));

/** Cooper's own rule, as it was or as somebody left it. */
const ours = fc
  .record({ Filter: fc.constantFrom({ Prefix: '' }, { Prefix: 'in/' }), Status: status, does: abort })
  .map(({ does, ...rest }) => ({ ID: 'cooper-abort-incomplete-uploads', ...rest, ...does }));

/** Of before 2016, with the prefix outside a filter: all rules of a configuration, or none. */
const old = fc
  .record({ Prefix: fc.constantFrom('', 'tmp/'), Status: status, does: fc.oneof(doing, doing, abort) })
  .map(({ does, ...rest }) => ({ ...rest, ...does }));

const several = (one: fc.Arbitrary<JsonObject>) => fc.array(one, { minLength: 1, maxLength: 4 });

/** One to five rules, each with an id of its own. */
export const rules: fc.Arbitrary<readonly JsonObject[]> = fc
  .tuple(
    fc.oneof(
      { arbitrary: several(fc.oneof({ arbitrary: rule, weight: 4 }, { arbitrary: aborting, weight: 1 })), weight: 4 },
      { arbitrary: several(old), weight: 1 },
    ),
    fc.option(ours, { freq: 2 }),
  )
  .map(([list, own]) => {
    const named = list.map((one, nth) => ({ ID: `rule-${nth}`, ...one }));
    const isOld = list.some(({ Prefix: prefix }) => prefix !== undefined);
    return own === null || isOld ? named : [...named, own];
  });
