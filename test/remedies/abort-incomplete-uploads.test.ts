import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { remedyOf } from '../../src/remedies/index.ts';
import { planIn, type World } from './model.ts';
import { bucket } from './places.ts';
import { isBlindWithout, plans, stepsIn } from './promises.ts';

const id = 'abort-incomplete-uploads';
const ours = `cooper-${id}`;
const after = (days: number) => ({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: days } });
const rule = (more: JsonObject): JsonObject => ({ ID: 'theirs', Filter: { Prefix: '' }, Status: 'Enabled', ...more });
const having = (...rules: readonly JsonObject[]): World => ({ [bucket]: { lifecycle: { Rules: rules } } });
const kept = rule({ ID: 'kept', Filter: { Prefix: 'a/' }, Expiration: { Days: 3 } });

plans(id, [
  [
    'writes a configuration where there is none, with what S3 would have added',
    {},
    {},
    'steps',
    JSON.stringify({
      TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K',
      Rules: [{ ID: ours, Filter: { Prefix: '' }, Status: 'Enabled', ...after(7) }],
    }),
  ],
  [
    'adds its rule to those that are there',
    {},
    having(kept),
    'steps',
    `"Rules":[${JSON.stringify(kept)},{"ID":"${ours}"`,
  ],
  ['takes fewer days as text', { days: '3' }, {}, 'steps', '"DaysAfterInitiation":3'],
  ['takes fewer days as a number', { days: 1 }, {}, 'steps', '"DaysAfterInitiation":1'],
  [
    'has nothing to do where another rule does it',
    {},
    having(rule(after(1))),
    'nothing',
    'theirs aborts incomplete uploads after 1 day',
  ],
  ['has nothing to do where its own rule does it', {}, having(rule({ ID: ours, ...after(7) })), 'nothing', ours],
  ['knows an empty filter for the whole bucket', {}, having(rule({ Filter: {}, ...after(7) })), 'nothing', 'theirs'],
  ['knows the old form', {}, having({ ID: 'v1', Prefix: '', Status: 'Enabled', ...after(7) }), 'nothing', 'v1'],
  ['is not content with a rule that waits longer', {}, having(rule(after(8))), 'steps', ours],
  ['is not content with a rule for a part', {}, having(rule({ Filter: { Prefix: 'a/' }, ...after(1) })), 'steps', ours],
  ['is not content with a rule that is off', {}, having(rule({ Status: 'Disabled', ...after(1) })), 'steps', ours],
  [
    'amends its own rule where it stands',
    { days: '2' },
    having(rule({ ID: ours, Status: 'Disabled', ...after(7) }), kept),
    'steps',
    `"Rules":[${JSON.stringify(rule({ ID: ours, ...after(2) }))},${JSON.stringify(kept)}]`,
  ],
  [
    'does not wake a rule of its name that does more',
    {},
    having(rule({ ID: ours, Status: 'Disabled', Expiration: { Days: 1 }, ...after(7) })),
    'refused',
    'more to do',
  ],
  [
    'writes the old form beside rules of the old form',
    {},
    having({ ID: 'v1', Prefix: 'a/', Status: 'Enabled', Expiration: { Days: 3 } }),
    'steps',
    `{"ID":"${ours}","Prefix":"",`,
  ],
  [
    'is refused where S3 would see overlapping prefixes',
    {},
    having({ ID: 'v1', Prefix: 'a/', Status: 'Enabled', ...after(1) }),
    'refused',
    'old form',
  ],
  [
    'is refused where there is no room',
    {},
    having(...Array.from({ length: 1_000 }, (_, nth) => rule({ ...kept, ID: `r${nth}` }))),
    'refused',
    '1000',
  ],
  [
    'may amend the last of a thousand',
    {},
    having(
      ...Array.from({ length: 999 }, (_, nth) => rule({ ...kept, ID: `r${nth}` })),
      rule({ ID: ours, ...after(9) }),
    ),
    'steps',
    ours,
  ],
]);

isBlindWithout(id, {}, {}, ['lifecycle']);

it('sends back from which size on objects are moved', () => {
  const lifecycle = { TransitionDefaultMinimumObjectSize: 'varies_by_storage_class', Rules: [kept] };
  const { steps } = stepsIn(planIn({ [bucket]: { lifecycle } }, id, {}));
  expect(steps).toMatchObject([{ after: { TransitionDefaultMinimumObjectSize: 'varies_by_storage_class' } }]);
});

describe('days', () => {
  it.each(['0', '8', '-1', '1.5', 'seven', '', 0, 8, 1.5, null])('%j are refused', (days) => {
    expect(remedyOf(id)?.params.safeParse({ days }).success).toBe(false);
  });
});
