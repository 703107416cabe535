import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Actor } from '../../../src/core/actor.ts';
import { type Approval, type Change, changeStates, type Step } from '../../../src/core/change.ts';
import { type ChangeView, verbs } from '../../../src/core/change-view.ts';
import type { Words } from '../../../src/core/words.ts';
import { validateView } from '../../../src/sandbox/slack/validate/view.ts';
import { weight } from '../../../src/slack/blocks/fit.ts';
import { home } from '../../../src/slack/blocks/home.ts';
import { card } from '../../../src/slack/changes/card.ts';
import { detailsModal } from '../../../src/slack/changes/details.ts';
import { form } from '../../../src/slack/changes/forms.ts';
import { homeBlocks } from '../../../src/slack/changes/home-changes.ts';
import { shownChange } from '../../../src/slack/changes/shown.ts';
import { signer } from '../../../src/slack/changes/signer.ts';
import { faults, typed, valuesOf } from '../blocks/payload.ts';
import { change, step } from './view.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('x'.repeat(1_200), '\u{301}'.repeat(1_200), '👩‍👩‍👧‍👦'.repeat(60)),
  fc.constantFrom(
    '<!channel>',
    '<@U1>',
    '<https://evil.example|s3>',
    '&amp;',
    '',
    ' ',
    '\n',
    '\u{202e}',
    'slack:T1/U9',
  ),
);
const words: fc.Arbitrary<Words> = fc.array(
  fc.oneof(
    text,
    text.map((code) => ({ code })),
    text.map((strong) => ({ strong })),
  ),
  { maxLength: 5 },
);
const time = fc.oneof(fc.constantFrom('2026-11-22T03:00:00Z', '', 'yesterday'), text);
const actor: fc.Arbitrary<Actor> = fc.oneof(
  fc.record({ is: fc.constant('slack'), team: text, user: fc.oneof(fc.constant('U1'), text) }),
  fc.record({ is: fc.constant('aws'), arn: text }),
  fc.constant({ is: 'cooper' } as const),
);
const some = (of: fc.Arbitrary<Words>, most: number) => fc.array(of, { maxLength: most });
const place = fc.record({ account: fc.constant('111122223333'), region: text, bucket: fc.option(text) });
const steps: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.record({
      place,
      state: fc.constantFrom<Step['state']>('waiting', 'sending', 'written', 'verified', 'refused', 'undone', 'stuck'),
      requestId: fc.option(text),
      why: fc.option(text),
    }),
    { maxLength: 4 },
  )
  .map((all) => all.map((one, nth) => ({ ...step, ...one, nth })));
const changes: fc.Arbitrary<Change> = fc
  .record({
    state: fc.constantFrom(...changeStates),
    retryable: fc.boolean(),
    risk: fc.constantFrom('A', 'B', 'C'),
    place,
    steps,
    requester: actor,
    why: fc.option(words),
    breakGlass: fc.option(fc.record({ by: actor, reason: text, ticket: text })),
    createdAt: time,
    expiresAt: time,
    notBefore: fc.option(time),
    endedAt: fc.option(time),
    followedBy: fc.option(text),
    remedy: fc.record({ id: text, version: fc.constant(1), title: text, params: fc.constant({}) }),
    ruled: fc.record({
      rule: text,
      approvals: fc.nat({ max: 30 }),
      selfApproval: fc.boolean(),
      approvers: fc.array(text, { maxLength: 30 }),
      delayMs: fc.constant(0),
      breakGlass: fc.boolean(),
      quiet: fc.array(text, { maxLength: 3 }),
    }),
    preview: fc.record({
      diffs: fc.array(
        fc.record({
          is: fc.constant('diff'),
          title: text,
          lines: fc.array(fc.record({ sign: fc.constantFrom(' ', '+', '-'), text }), { maxLength: 60 }),
        }),
        { maxLength: 4 },
      ),
      affected: fc.array(
        fc.record({ how: fc.constantFrom('loses', 'gains', 'perhaps'), who: words, what: words, evidence: text }),
        { maxLength: 40 },
      ),
      notKnown: some(words, 20),
      loses: some(words, 20),
      notes: some(words, 5),
      undoLeaves: fc.option(words),
      calls: fc.array(fc.record({ call: text, action: text, resource: text }), { maxLength: 20 }),
    }),
  })
  .map((of) => change(of as Partial<Change>));
const approvals: fc.Arbitrary<readonly Approval[]> = fc.array(
  fc.record({
    approver: actor,
    person: text,
    digest: fc.constantFrom('d1', 'old'),
    at: time,
    from: fc.constant(null),
  }),
  { maxLength: 30 },
);
const views: fc.Arbitrary<ChangeView> = fc.record({ change: changes, approvals, lockdown: fc.boolean() });

const keys = { current: 'k', keys: { k: randomBytes(32) } };
const sign = signer({ keys, newId: randomUUID }, { team: 'T1', channel: 'C1' });
const from = { channel: 'C1', thread: '9.1', ts: '10.1' };
const slow = { timeout: 120_000 };
const runs = { numRuns: 60 };

/** Nobody is mentioned but people who did something to this change, nothing is a link, and nothing is markup but our dates. */
function harmless(of: ChangeView, blocks: unknown): void {
  expect(typed(blocks, 'link', 'broadcast', 'channel', 'usergroup', 'markdown', 'mrkdwn')).toEqual([]);
  const { requester, breakGlass } = of.change;
  const breaker = breakGlass === null ? [] : [breakGlass.by];
  const actors = [requester, ...breaker, ...of.approvals.map(({ approver }) => approver)];
  const ended = of.change.state === 'rejected' || of.change.state === 'cancelled';
  const known = [...actors.flatMap((one) => (one.is === 'slack' ? [one.user] : [])), ...(ended ? ['U9'] : [])];
  for (const user of typed(blocks, 'user')) expect(known).toContain(user['user_id']);
  expect(valuesOf(blocks, 'emoji').filter((is) => is === true)).toEqual([]);
  expect(JSON.stringify(blocks)).not.toMatch(/[\u{202a}-\u{202e}\u{2066}-\u{2069}\u{200b}]/u);
}

const plainText = (said: string) => expect(said.replaceAll(/&(amp|lt|gt);/g, '')).not.toMatch(/[<>&]/);

it('makes of any change a card that Slack takes, that calls nobody else, and that hides its account', slow, () => {
  fc.assert(
    fc.property(views, (of) => {
      const made = card(of, { sign, id: randomUUID() });
      expect(faults(made)).toEqual([]);
      expect(weight(made.blocks)).toBeLessThanOrEqual(12_000);
      expect(typed(made.blocks, 'button').length).toBeLessThanOrEqual(3);
      plainText(made.text);
      harmless(of, made.blocks);
      expect(JSON.stringify(made)).not.toContain('111122223333');
    }),
    runs,
  );
});

it(
  'makes of any change an answer for one person that Slack takes, and that mentions and links nobody else',
  slow,
  () => {
    fc.assert(
      fc.property(views, fc.array(words, { maxLength: 3 }), (of, warnings) => {
        const made = shownChange(of, { sign, warnings });
        expect(faults(made)).toEqual([]);
        expect(weight(made.blocks)).toBeLessThanOrEqual(12_000);
        plainText(made.text);
        harmless(of, made.blocks);
      }),
      runs,
    );
  },
);

it('makes of any change details that Slack takes, and that mention and link nobody else', slow, () => {
  fc.assert(
    fc.property(views, (of) => {
      const made = detailsModal(of, { sign, from });
      expect(validateView(JSON.parse(JSON.stringify(made)))).toEqual([]);
      harmless(of, made.blocks);
    }),
    runs,
  );
});

it('makes of any change forms that Slack takes', slow, () => {
  fc.assert(
    fc.property(views, fc.constantFrom(...verbs), (of, verb) => {
      const made = form(verb, of, { from, value: 'v'.repeat(300) });
      expect(validateView(JSON.parse(JSON.stringify(made)))).toEqual([]);
      harmless(of, made.blocks);
    }),
    runs,
  );
});

it('makes of any changes a Home that Slack takes', slow, () => {
  fc.assert(
    fc.property(fc.array(views, { maxLength: 5 }), fc.boolean(), (all, lockdown) => {
      const open = [...all, ...all, ...all, ...all, ...all, ...all];
      const made = home([], homeBlocks({ open, lockdown }, sign));
      expect(validateView(JSON.parse(JSON.stringify(made)))).toEqual([]);
    }),
    { numRuns: 20 },
  );
});
