import { expect, it } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { planIn } from './model.ts';
import { bucket } from './places.ts';
import { isBlindWithout, plans, proseOf, stepsIn } from './promises.ts';

const id = 'enable-versioning';
const was = (Status: 'Enabled' | 'Suspended' | null, MFADelete: 'Enabled' | 'Disabled' | null = null) => ({
  [bucket]: { versioning: { Status, MFADelete } },
});
const expiring = (...more: readonly JsonObject[]) => ({
  [bucket]: { lifecycle: { Rules: [{ ID: 'old', Status: 'Enabled', Expiration: { Days: 30 } }, ...more] } },
});

plans(id, [
  ['turns it on', {}, {}, 'steps', '"Status":"Enabled"'],
  ['turns it on again', {}, was('Suspended', 'Disabled'), 'steps', '{"Status":"Enabled","MFADelete":"Disabled"}'],
  ['has nothing to do where it is on', {}, was('Enabled'), 'nothing', 'Versioning is on'],
  ['leaves it to root where MFA delete is on', {}, was('Suspended', 'Enabled'), 'refused', 'root user'],
]);

isBlindWithout(id, {}, {}, ['versioning', 'lifecycle']);

it('promises no more than that undo suspends it', () => {
  const { steps, undoLeaves } = stepsIn(planIn({}, id, {}));
  expect(steps).toMatchObject([{ undone: { Status: 'Suspended', MFADelete: null } }]);
  expect(undoLeaves).not.toBeNull();
});

it('says how long to wait, the first time', () => {
  expect(proseOf(planIn({}, id, {}))).toContain('15 minutes');
  expect(proseOf(planIn(was('Suspended'), id, {}))).not.toContain('15 minutes');
});

it('says what rules that expire objects will do then', () => {
  expect(proseOf(planIn(expiring(), id, {}))).toMatch(/rule old will add a delete marker.*kept for ever/);
  const bounded = expiring({ ID: 'b', Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 3 } });
  expect(proseOf(planIn(bounded, id, {}))).not.toContain('for ever');
  const disabled = { [bucket]: { lifecycle: { Rules: [{ ID: 'old', Status: 'Disabled', Expiration: { Days: 3 } }] } } };
  expect(proseOf(planIn(disabled, id, {}))).not.toContain('old');
  const markers = {
    [bucket]: {
      lifecycle: { Rules: [{ ID: 'm', Status: 'Enabled', Expiration: { ExpiredObjectDeleteMarker: true } }] },
    },
  };
  expect(proseOf(planIn(markers, id, {}))).not.toContain('delete marker instead');
});
