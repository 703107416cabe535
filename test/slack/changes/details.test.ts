import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Affected, Change } from '../../../src/core/change.ts';
import { code, words } from '../../../src/core/words.ts';
import { validateView } from '../../../src/sandbox/slack/validate/view.ts';
import { weight } from '../../../src/slack/blocks/fit.ts';
import { detailsModal } from '../../../src/slack/changes/details.ts';
import { shownChange } from '../../../src/slack/changes/shown.ts';
import { signer } from '../../../src/slack/changes/signer.ts';
import { faults, readable, typed, valuesOf } from '../blocks/payload.ts';
import { approval, change, step, view } from './view.ts';

const keys = { current: 'k', keys: { k: randomBytes(32) } };
const sign = signer({ keys, newId: randomUUID }, { team: 'T1', channel: 'C1' });
const from = { channel: 'C1', thread: null, ts: '10.1' };
const details = (...of: Parameters<typeof view>) => detailsModal(view(...of), { sign, from });
const text = (...of: Parameters<typeof view>) => readable(details(...of));
const labels = (blocks: unknown) => typed(blocks, 'button').map(({ text: of }) => valuesOf(of, 'text')[0]);

it('shows everything that a person should know before they decide', () => {
  const all = text({}, { approvals: [approval()] });
  for (const part of [
    'Block Public Access',
    '+ "BlockPublicAcls": true',
    "Loses access: everybody – reads objects by the bucket's policy (policy)",
    'What could stop workingPublic links stop working.',
    'What is not knownWho read it in the last 30 days',
    'UndoUndo puts back exactly what was there before.',
    'PutPublicAccessBlock needs s3:PutBucketPublicAccessBlock on arn:aws:s3:::cooper-media',
    '2 different people must approve, by the rule high risk. Whoever asked does not count.',
    'May approve: noor',
    '(eu-west-1, account 111122223333)',
    'Expires ',
  ])
    expect(all).toContain(part);
});

it('puts those who lose before those who gain, and says when nobody was found', () => {
  const one = (how: Affected['how']): Affected => ({ how, who: words`${how}`, what: words`reads`, evidence: 'e' });
  const preview = { ...change().preview, affected: [one('gains'), one('perhaps'), one('loses')] };
  expect(text({ preview })).toMatch(/Loses access: .*Gains access: .*Perhaps affected: /s);
  expect(text({ preview: { ...preview, affected: [] } })).toContain('Cooper found nobody who loses or gains access.');
});

it('says what undo does not bring back', () => {
  const preview = { ...change().preview, undoLeaves: words`Versioning stays suspended.` };
  expect(text({ preview })).toContain('UndoVersioning stays suspended.');
});

it('says what became of each step once one was begun, with what CloudTrail knows it by', () => {
  expect(text()).not.toContain('Steps');
  const steps = [
    { ...step, state: 'written', requestId: 'REQ1' },
    { ...step, state: 'refused', attempts: 1, why: 'AccessDenied' },
    { ...step, state: 'refused', why: 'Changed since the preview' },
  ] as const;
  const all = text({ state: 'failed', steps });
  expect(all).toContain('Block Public Access of cooper-media: AWS took it. AWS’s request id: REQ1.');
  expect(all).toContain('AWS refused it, nothing changed. AccessDenied');
  expect(all).toContain('not sent. Changed since the preview');
});

it('has the buttons that the card has no room for, and only those', () => {
  expect(labels(details().blocks)).toEqual(['Cancel']);
  expect(labels(details({ ruled: { ...change().ruled, breakGlass: true } }).blocks)).toEqual(['Cancel', 'Break glass']);
  expect(labels(details({ state: 'verified' }).blocks)).toEqual([]);
});

it('a preview has its three buttons, and shows the details at once', () => {
  const shown = shownChange(view({ state: 'draft' }), { sign, warnings: [words`That was a presigned URL.`] });
  expect(labels(shown.blocks)).toEqual(['Request approval', 'Cancel', 'View details']);
  expect(readable(shown)).toMatch(/^ Warning: That was a presigned URL\. Preview: Nothing has been changed/);
  expect(readable(shown)).toContain('BlockPublicAcls');
});

it('once it is asked for, what one person was shown only leads to the card', () => {
  const shown = shownChange(view(), { sign, isBrief: true });
  expect(faults(shown)).toEqual([]);
  expect(readable(shown)).toMatch(
    /^ Asked: Its card shows how it goes on\.Turn on Block Public Access on cooper-media/,
  );
  expect(readable(shown)).not.toContain('BlockPublicAcls');
  expect(labels(shown.blocks)).toEqual(['View details']);
});

it('what is over says how it ended, in place of what one person was shown', () => {
  const shown = shownChange(view({ state: 'cancelled' }), { sign, isBrief: true });
  expect(readable(shown)).toMatch(/^ Cancelled: It was called off\. Nothing was changed\./);
});

it('names more approvers than the head has room for', () => {
  const approvers = Array.from({ length: 12 }, (_one, nth) => `p${nth}`);
  expect(text({ ruled: { ...change().ruled, approvers } })).toContain(`They may: ${approvers.join(', ')}.`);
});

const longest = (most: number): Change => {
  const many = Array.from({ length: most }, (_one, nth) => nth);
  const bucket = 'b'.repeat(63);
  const line = 'é'.repeat(1_024);
  return change({
    place: { ...step.place, bucket },
    preview: {
      diffs: many
        .slice(0, 8)
        .map(() => ({ is: 'diff', title: line, lines: many.map(() => ({ sign: '+', text: line })) })),
      affected: many.map((nth) => ({
        how: 'loses',
        who: words`${code(`arn:aws:iam::111122223333:role/${'r'.repeat(60)}${nth}`)}`,
        what: words`${line}`,
        evidence: line,
      })),
      notKnown: many.map(() => words`${line}`),
      loses: many.map(() => words`${line}`),
      notes: many.map(() => words`${line}`),
      undoLeaves: words`${line}`,
      calls: many.map(() => ({ call: line, action: line, resource: line })),
    },
    ruled: { ...change().ruled, approvals: most, approvers: many.map(() => line) },
  });
};

it.each([10, 1_000])(
  'fits details of %i of everything into one modal, counts the rest, and says where all of it is',
  (most) => {
    const made = detailsModal({ change: longest(most), approvals: [], lockdown: true }, { sign, from });
    expect(validateView(JSON.parse(JSON.stringify(made)))).toEqual([]);
    expect(made.blocks.length).toBeLessThanOrEqual(100);
    expect(weight(made.blocks)).toBeLessThanOrEqual(30_000);
    const all = readable(made);
    expect(all).toMatch(/Left out to fit: .*[\d,]+ effects?/);
    expect(all).toContain('cooper changes show c-1');
    expect(all).toContain('more lines of this comparison left out');
  },
);

it('keeps a preview of a thousand of everything within a message', () => {
  const shown = shownChange(
    { change: { ...longest(1_000), state: 'draft' }, approvals: [], lockdown: false },
    { sign },
  );
  expect(faults(shown)).toEqual([]);
  expect(weight(shown.blocks)).toBeLessThanOrEqual(12_000);
  expect(labels(shown.blocks)).toContain('Request approval');
  expect(readable(shown)).toContain('cooper changes show c-1');
});

it('says of a preview that is only shown that it is not stored, and nothing of who decides it or until when', () => {
  const said = shownChange(view({ state: 'draft' }, { onlyShown: true }), { sign });
  expect(readable(said)).toContain('Only shown, not stored');
  expect(readable(said)).not.toMatch(/c-1|Approvals|Expires|Who decides/);
  expect(labels(said.blocks)).toEqual([]);
});
