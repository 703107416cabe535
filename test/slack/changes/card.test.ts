import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { type Affected, changeStates } from '../../../src/core/change.ts';
import type { ChangeView } from '../../../src/core/change-view.ts';
import { code, words } from '../../../src/core/words.ts';
import { card } from '../../../src/slack/changes/card.ts';
import { signer } from '../../../src/slack/changes/signer.ts';
import { verifyValue } from '../../../src/slack/changes/signed-value.ts';
import { faults, readable, typed, valuesOf } from '../blocks/payload.ts';
import { approval, change, step, view } from './view.ts';

const keys = { current: 'k', keys: { k: randomBytes(32) } };
const here = { team: 'T1', channel: 'C1' };
const sign = signer({ keys, newId: randomUUID }, here);
const drawn = (of: ChangeView) => card(of, { sign, id: randomUUID() });
const labels = (of: ChangeView) => typed(drawn(of).blocks, 'button').map(({ text }) => valuesOf(text, 'text')[0]);
const text = (...of: Parameters<typeof view>) => readable(drawn(view(...of)));

it('says first how it stands, then what and where, to eyes and to screen readers', () => {
  const of = drawn(view());
  expect(readable(of)).toMatch(
    /^ Waiting: 2 people must approve\.Turn on Block Public Access on cooper-media \(eu-west-1, account \*{8}3333\)/,
  );
  expect(of.text).toBe('Waiting: 2 people must approve. Turn on Block Public Access, on cooper-media.');
});

it('says who asked, how risky it is, who has approved, who may, and until when', () => {
  const of = drawn(view({}, { approvals: [approval()] }));
  expect(typed(of.blocks, 'user').map((one) => one['user_id'])).toEqual(['U1', 'U2']);
  expect(readable(of)).toContain('Class B, high risk: access that works now may stop, or a protection ends');
  expect(readable(of)).toContain('Approvals: 1 of 2: ');
  expect(readable(of)).toContain('. May approve: noorExpires');
  expect(text()).toContain('Approvals: 0 of 2. May approve: marcus, noorExpires');
  expect(typed(of.blocks, 'date').map((one) => one['fallback'])).toContain('2026-11-22 03:30:00 UTC');
});

it('says in numbers whom it meets and what is not known, as long as somebody must decide', () => {
  const { preview } = change();
  const how = (...all: readonly Affected['how'][]) => ({
    preview: { ...preview, affected: all.map((one) => ({ how: one, who: [], what: [], evidence: '' })), notKnown: [] },
  });
  expect(text()).toContain('Affected: 1 loses access; 1 open question');
  expect(text(how('gains', 'loses', 'loses', 'perhaps'))).toContain(
    'Affected: 2 lose access, 1 gains access, 1 perhapsApprovals',
  );
  expect(text(how())).toContain('Affected: nobody that Cooper foundApprovals');
  expect(text({ state: 'verified' })).not.toContain('Affected');
});

it('says before anybody approves how long it waits after the last approval', () => {
  const ruled = { ...change().ruled, delayMs: 600_000 };
  expect(text({ ruled })).toContain('Applied 10 minutes after the last approval');
  expect(text({ ruled, state: 'applying' })).not.toContain('after the last approval');
});

it('says before anybody approves in which hours it is not applied', () => {
  const ruled = { ...change().ruled, quiet: ['daily 18:00–08:00 (UTC)'] };
  expect(text({ ruled })).toContain('Not applied in quiet hours: daily 18:00–08:00 (UTC)');
});

it('says what the remedy was told, without an account that is in it', () => {
  const remedy = {
    ...change().remedy,
    params: { days: 3, key: 'arn:aws:kms:eu-west-1:111122223333:key/k', of: 'c-0' },
  };
  const drawnText = text({ remedy });
  expect(drawnText).toContain('Turn on Block Public Access, days=3, key=');
  expect(drawnText).not.toMatch(/111122223333|of=c-0/);
});

it('says who broke the glass', () => {
  const breakGlass = { by: { is: 'slack', team: 'T1', user: 'U7' }, reason: 'it burns', ticket: 'OPS-1' } as const;
  const of = drawn(view({ state: 'approved', breakGlass }));
  expect(typed(of.blocks, 'user').map((one) => one['user_id'])).toContain('U7');
});

it('names nobody who may approve once there is nothing to approve', () => {
  for (const state of changeStates.filter((one) => one !== 'draft' && one !== 'pending'))
    expect(text({ state })).not.toContain('May approve');
});

it('keeps from the channel what only the details may show', () => {
  const of = JSON.stringify(drawn(view({ why: words`arn:aws:iam::111122223333:role/web and 111122223333 differ` })));
  expect(of).not.toContain('111122223333');
  expect(of).toContain('********3333');
  expect(of).not.toContain('BlockPublicAcls');
  expect(of).not.toContain('s3:PutBucketPublicAccessBlock');
});

it('leaves a bucket’s name as it is, though it holds what looks like an account', () => {
  const place = { ...step.place, bucket: 'logs-111122223333' };
  const of = drawn(view({ place, why: words`${code('logs-111122223333')} of 111122223333 differs` }));
  expect(of.text).toContain('on logs-111122223333');
  expect(readable(of)).toContain('logs-111122223333 of ********3333 differs');
});

it('hides an account although the bucket’s name is a piece of it', () => {
  const why = words`${code('arn:aws:iam::111122223333:role/deploy')} of 111122223333 wrote to 2222`;
  const of = JSON.stringify(drawn(view({ place: { ...step.place, bucket: '2222' }, why })));
  expect(of).not.toContain('111122223333');
  expect(of).toContain('wrote to 2222');
});

it('has at most three buttons in every state, the details among them, and nothing that can’t be done', () => {
  for (const state of changeStates) {
    const of = view({ state, retryable: true, ruled: { ...change().ruled, breakGlass: true } });
    expect(labels(of).length).toBeLessThanOrEqual(3);
    expect(labels(of)).toContain('View details');
    expect(faults(drawn(of))).toEqual([]);
  }
  expect(labels(view())).toEqual(['Approve', 'Reject', 'View details']);
  expect(labels(view({ state: 'applying' }))).toEqual(['View details']);
  expect(labels(view({ state: 'verified' }))).toEqual(['Undo', 'View details']);
  expect(labels(view({ state: 'drifted' }))).toEqual(['Preview again', 'View details']);
});

it('takes the buttons away that a lockdown kills, and says so', () => {
  const of = view({}, { lockdown: true });
  expect(labels(of)).toEqual(['Reject', 'Cancel', 'View details']);
  expect(readable(drawn(of))).toContain('A lockdown is on');
});

it('puts nothing but a signed value into a button, another one for each', () => {
  const values = typed(drawn(view()).blocks, 'button').map(({ value }) => String(value));
  const verified = values.map((value) => verifyValue(keys, value, here));
  expect(verified.map((one) => (one.is === 'good' ? one.signed.verb : one.why))).toEqual([
    'approve',
    'reject',
    'details',
  ]);
  expect(new Set(verified.map((one) => (one.is === 'good' ? one.signed.nonce : ''))).size).toBe(3);
});

it('marks as a danger only what can’t be undone, and lets nothing of it stand out', () => {
  const styles = (risk: 'A' | 'B' | 'C') =>
    typed(drawn(view({ risk })).blocks, 'button').map(({ style, confirm }) => [
      style,
      (confirm as { style?: string } | undefined)?.style,
    ]);
  expect(styles('B')).toEqual([
    ['primary', undefined],
    [undefined, undefined],
    [undefined, undefined],
  ]);
  expect(styles('C')).toEqual([
    [undefined, 'danger'],
    [undefined, undefined],
    [undefined, undefined],
  ]);
});

it('asks once more in words that fit, however long the title is', () => {
  const of = drawn(view({ remedy: { ...change().remedy, title: 'x'.repeat(500) } }));
  expect(faults(of)).toEqual([]);
  expect(typed(of.blocks, 'button').filter(({ confirm }) => confirm !== undefined)).toHaveLength(2);
});

it('names no block twice, in one message or over two', () => {
  const ids = [drawn(view()), drawn(view())].flatMap(({ blocks }) => valuesOf(blocks, 'block_id'));
  expect(new Set(ids).size).toBe(ids.length);
});

it.each([
  ['drifted', { why: words`The policy was edited.` }, 'Why: The policy was edited.\nNext: Preview it again'],
  ['expired', {}, 'Next: Preview it again'],
  ['superseded', { followedBy: 'c-2' }, 'Next: Go on with changes show c-2.'],
  ['verified', { endedAt: '2026-11-22T03:09:00Z' }, 'Done: Cooper read it back, and AWS has it as it was approved.'],
] as const)('says why a change is %s, and what to do', (state, of, what) => {
  expect(text({ state, ...of })).toContain(what);
});

it('calls by name whoever rejected it, and nobody in any other state', () => {
  const why = words`Rejected by ${code('slack:T1/U2')}.`;
  expect(text({ state: 'rejected', why })).not.toContain('Why: ');
  expect(typed(drawn(view({ state: 'rejected', why })).blocks, 'user').map((one) => one['user_id'])).toContain('U2');
  expect(typed(drawn(view({ state: 'failed', why })).blocks, 'user').map((one) => one['user_id'])).not.toContain('U2');
});

it('shows the reason of a break-glass without the secrets that somebody typed into it', () => {
  const breakGlass = { by: { is: 'cooper' }, reason: 'key AKIAABCDEFGHIJKLMNOP leaked', ticket: 'INC-7' } as const;
  const of = drawn(view({ state: 'approved', breakGlass }));
  expect(readable(of)).toContain('Break-glass: ');
  expect(readable(of)).toContain(' (ticket INC-7)');
  expect(JSON.stringify(of)).not.toContain('AKIAABCDEFGHIJKLMNOP');
});

it.each([
  ['arn:aws:iam::111122223333:user/team/priya', 'Asked by priya, '],
  ['arn:aws:sts::111122223333:assumed-role/ops/priya', 'Asked by ops/priya, '],
  ['arn:aws:iam::111122223333:root', 'Asked by root of ********3333, '],
])('shows the AWS identity %s as %j', (arn, shown) => {
  expect(text({ requester: { is: 'aws', arn } })).toContain(shown);
});

it('has no buttons where nothing can be signed', () => {
  expect(typed(card(view(), { sign: null, id: 'x' }).blocks, 'button')).toEqual([]);
});
