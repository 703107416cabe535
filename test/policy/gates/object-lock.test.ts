import { expect, it } from 'vitest';
import { objectLock } from '../../../src/policy/gates/object-lock.ts';
import type { ObjectLock } from '../../../src/policy/gates/s3-facts.ts';
import { unseen } from '../../../src/policy/pattern.ts';
import { allow, verdict } from '../ask.ts';
import { type Given, refuses } from './at.ts';

const retained = (mode: 'COMPLIANCE' | 'GOVERNANCE', until = '2030-01-01'): { readonly objectLock: ObjectLock } => ({
  objectLock: { retention: { mode, until: new Date(until) }, legalHold: false },
});
const held = { objectLock: { retention: null, legalHold: true } };
const now = { 'aws:currenttime': '2026-11-22T00:00:00Z' };
const erase = (more: Given): Given => ({ action: 's3:deleteobjectversion', context: now, ...more });
const retain = (date: string, mode: string, s3: Given['s3']): Given => ({
  s3: s3 ?? {},
  action: 's3:putobjectretention',
  context: { ...now, 's3:object-lock-retain-until-date': date, 's3:object-lock-mode': mode },
});
const bypass = { 'x-amz-bypass-governance-retention': 'true' };

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html */
it.each<[string, Given, boolean | 'unknown' | null]>([
  ['a version in compliance mode', erase({ s3: retained('COMPLIANCE') }), true],
  ['nobody bypasses that', erase({ s3: retained('COMPLIANCE'), headers: bypass, allows: true }), true],
  ['until its day', erase({ s3: retained('COMPLIANCE', '2026-11-21') }), false],
  ['governance, without asking', erase({ s3: retained('GOVERNANCE'), allows: true }), true],
  ['governance, without permission', erase({ s3: retained('GOVERNANCE'), headers: bypass }), true],
  ['governance, bypassed', erase({ s3: retained('GOVERNANCE'), headers: bypass, allows: true }), false],
  ['a legal hold is never bypassed', erase({ s3: held, headers: bypass, allows: true }), true],
  ['a legal hold does not keep its retention', { s3: held, action: 's3:putobjectretention', context: now }, null],
  ['a delete marker', { s3: retained('COMPLIANCE'), action: 's3:deleteobject', context: now }, null],
  ['a new version', { s3: retained('COMPLIANCE'), action: 's3:putobject', context: now }, null],
  ['longer', retain('2031-01-01', 'COMPLIANCE', retained('COMPLIANCE')), false],
  ['shorter', retain('2029-01-01', 'COMPLIANCE', retained('COMPLIANCE')), true],
  ['weaker', retain('2031-01-01', 'GOVERNANCE', retained('COMPLIANCE')), true],
  ['stronger', retain('2030-01-01', 'COMPLIANCE', retained('GOVERNANCE')), false],
  ['no lock', erase({}), null],
  ['an unknown lock', erase({ s3: { objectLock: 'unknown' } }), 'unknown'],
  ['an unknown time', erase({ s3: retained('COMPLIANCE'), context: { 'aws:currenttime': unseen } }), 'unknown'],
  [
    'an unknown header',
    erase({ s3: retained('GOVERNANCE'), headers: { 'x-amz-bypass-governance-retention': unseen }, allows: true }),
    'unknown',
  ],
])('%s', (_name, given, wanted) => {
  expect(refuses(objectLock, given)).toBe(wanted);
});

it('bypassing takes the permission, by the same policies', () => {
  const lock = { mode: 'GOVERNANCE', until: '2099-01-01T00:00:00Z' };
  const settings = { s3: { objectLock: lock }, requestHeaders: { 'X-Amz-Bypass-Governance-Retention': 'true' } };
  const may = (Action: readonly string[]) =>
    verdict({ action: 's3:DeleteObjectVersion', identity: [allow({ Action })], settings });
  expect(may(['s3:DeleteObjectVersion'])).toBe('explicit_deny object_lock');
  expect(may(['s3:DeleteObjectVersion', 's3:BypassGovernanceRetention'])).toBe('allow');
});
