import { expect, it } from 'vitest';
import { changeStates } from '../../src/core/change.ts';
import { headline, nextStep, standingApprovals, stateWords, verbsOf } from '../../src/core/change-view.ts';
import { plain } from '../../src/core/words.ts';
import { approval, change, step, view } from '../slack/changes/view.ts';

const said = (...of: Parameters<typeof view>) => plain(headline(view(...of)));
const next = (...of: Parameters<typeof view>) => plain(nextStep(view(...of)) ?? []);

it.each([
  ['draft', {}, ['request', 'cancel', 'details']],
  ['pending', {}, ['approve', 'reject', 'cancel', 'details']],
  ['approved', {}, ['cancel', 'details']],
  ['applying', {}, ['details']],
  ['unknown', {}, ['details']],
  ['applied', {}, ['undo', 'details']],
  ['verified', {}, ['undo', 'details']],
  ['failed', { retryable: true }, ['retry', 'cancel', 'details']],
  ['failed', {}, ['again', 'details']],
  ['drifted', {}, ['again', 'details']],
  ['expired', {}, ['again', 'details']],
  ['rejected', {}, ['details']],
  ['cancelled', {}, ['details']],
  ['superseded', {}, ['details']],
  ['undone', {}, ['details']],
] as const)('of a change that is %s (%o) one may next: %o', (state, of, verbs) => {
  expect(verbsOf(view({ state, ...of }))).toEqual(verbs);
});

it('offers break-glass only where the rule has it', () => {
  const ruled = { ...change().ruled, breakGlass: true };
  expect(verbsOf(view({ ruled }))).toEqual(['approve', 'reject', 'cancel', 'break-glass', 'details']);
});

it('offers nothing that leads to a write while there is a lockdown', () => {
  const offered = changeStates.flatMap((state) => verbsOf(view({ state, retryable: true }, { lockdown: true })));
  expect(new Set(offered)).toEqual(new Set(['reject', 'cancel', 'undo', 'again', 'details']));
});

it('says a lockdown wherever it stops something, and nowhere else', () => {
  const stopped = changeStates.filter((state) =>
    said({ state, retryable: true }, { lockdown: true }).includes('lockdown'),
  );
  expect(stopped).toEqual(['draft', 'pending', 'approved', 'failed']);
});

it('shows what a lockdown does not stop the same with and without it: its cards are not drawn anew', () => {
  for (const state of ['applied', 'verified', 'drifted', 'expired', 'rejected', 'undone', 'failed'] as const) {
    const [off, on] = [{ lockdown: false }, { lockdown: true }];
    expect([verbsOf(view({ state }, on)), said({ state }, on), next({ state }, on)]).toEqual([
      verbsOf(view({ state }, off)),
      said({ state }, off),
      next({ state }, off),
    ]);
  }
});

it.each([
  ['nobody has approved', {}, [], 'two', '2 people must approve.'],
  ['one of two has', {}, [approval()], 'two', 'Approved by 1 of 2. Waiting for one more.'],
  [
    'one of three has',
    { ruled: { ...change().ruled, approvals: 3 } },
    [approval()],
    'three',
    'Approved by 1 of 3. Waiting for 2 more.',
  ],
  ['one is enough', { ruled: { ...change().ruled, approvals: 1 } }, [], 'one', 'One person must approve.'],
])('counts approvals where %s', (_what, of, approvals, _needed, words) => {
  expect(said(of, { approvals })).toBe(words);
});

it('counts a person once, and only approvals of what the change is now', () => {
  const approvals = [approval(), approval({ at: '2026-11-22T03:06:00Z' }), approval({ person: 'noor', digest: 'old' })];
  expect(standingApprovals(view({}, { approvals }))).toEqual([approvals[0]]);
  expect(said({}, { approvals })).toBe('Approved by 1 of 2. Waiting for one more.');
});

it('names the time before which nothing is applied, when there is one to wait for', () => {
  const approvals = [approval(), approval({ person: 'noor' })];
  const state = 'approved';
  expect(said({ state, notBefore: '2026-11-22T03:15:00Z' }, { approvals })).toBe(
    '2 of 2 said yes. Cooper applies it, not before 2026-11-22 03:15 UTC.',
  );
  expect(said({ state, notBefore: '2026-11-22T03:05:00Z' }, { approvals })).toBe(
    '2 of 2 said yes. Cooper applies it next.',
  );
});

it('does not promise to apply what expires before it may be applied', () => {
  const late = said({ state: 'approved', notBefore: '2026-11-22T08:00:00Z', expiresAt: '2026-11-22T03:30:00Z' });
  expect(late).toContain('not be applied before 2026-11-22 08:00 UTC, and it expires at 2026-11-22 03:30 UTC');
  expect(late).not.toContain('Cooper applies it');
});

it('says why it waits when quiet hours are why', () => {
  const ruled = { ...change().ruled, quiet: ['daily 18:00–08:00 (UTC)'] };
  const of = { state: 'approved', expiresAt: '2026-11-23T08:00:00Z', notBefore: '2026-11-22T08:00:00Z' } as const;
  expect(said({ ...of, ruled })).toContain('not before 2026-11-22 08:00 UTC: until then there are quiet hours.');
  expect(said(of)).not.toContain('quiet');
});

it('says who answers for a break-glass, which nobody else approved', () => {
  const breakGlass = { by: { is: 'cooper' }, reason: 'r', ticket: 't' } as const;
  expect(said({ state: 'approved', breakGlass })).toContain('Break-glass: one person answers for it.');
  expect(said({ state: 'verified', breakGlass })).toMatch(/as it was previewed\. It went by break-glass/);
  expect(said({ state: 'verified', breakGlass })).not.toContain('approved');
});

it('claims success only of what was read back', () => {
  const good = changeStates.filter((state) => stateWords[state].is === 'ok');
  expect(good).toEqual(['verified']);
  for (const state of changeStates.filter((one) => one !== 'verified'))
    expect(said({ state })).not.toMatch(/\b(done|success|has it as it was approved)\b/i);
});

it.each([
  ['waiting', 'Nothing was changed.'],
  ['refused', 'Nothing was changed.'],
  ['undone', 'What had been written was taken back.'],
  ['written', 'Some of it was written.'],
  ['verified', 'Some of it was written.'],
  ['sending', 'Whether a write arrived is not known.'],
  ['undoing', 'Whether a write arrived is not known.'],
  ['stuck', 'A step is not as it should be, and was not taken back: somebody must look at it.'],
] as const)('says what a change has left whose step is %s', (state, left) => {
  for (const ended of ['failed', 'drifted', 'rejected', 'cancelled', 'expired', 'superseded'] as const)
    expect(said({ state: ended, steps: [{ ...step, state }] })).toContain(left);
});

it.each([
  ['drifted', {}, 'Preview it again'],
  ['expired', {}, 'Preview it again'],
  ['failed', { retryable: true }, 'Try it again, or cancel it.'],
  ['failed', { retryable: false }, 'Put right what stood in the way'],
  ['superseded', { followedBy: 'c-2' }, 'changes show c-2'],
  ['failed', { steps: [{ ...step, state: 'stuck' }] }, 'put it right by hand'],
] as const)('says what to do about a change that is %s (%o)', (state, of, what) => {
  expect(next({ state, ...of })).toContain(what);
});

it('says nothing to do where nothing is to be done, or where a lockdown forbids it', () => {
  for (const state of ['verified', 'undone', 'rejected', 'pending'] as const) expect(next({ state })).toBe('');
  expect(next({ state: 'failed', retryable: true }, { lockdown: true })).toBe('');
});

it('has its own words for every state', () => {
  const all = changeStates.map((state) => said({ state }));
  expect(new Set([...all, ...changeStates.map((state) => stateWords[state].word)]).size).toBe(2 * changeStates.length);
});
