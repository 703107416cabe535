import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Finding, Outcome } from '../../../src/core/finding.ts';
import type { DiffSection, Report, Section } from '../../../src/core/report.ts';
import type { Words } from '../../../src/core/words.ts';
import { weight } from '../../../src/slack/blocks/fit.ts';
import { message } from '../../../src/slack/blocks/message.ts';
import { refusal } from '../../../src/slack/blocks/refusal.ts';
import { report } from '../report.ts';
import { faults, typed } from './payload.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 1_200, size: 'max' }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom('<!channel>', '<@U1>', '<https://evil.example|s3>', '&amp;', '', ' ', '\n', '\u{202e}'),
);
const words: fc.Arbitrary<Words> = fc.array(
  fc.oneof(
    text,
    text.map((code) => ({ code })),
    text.map((strong) => ({ strong })),
  ),
  { maxLength: 5 },
);
const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({ is: fc.constant('pass'), because: words, evidence: fc.constant([]) }),
  fc.record({
    is: fc.constant('fail'),
    because: words,
    next: words,
    evidence: fc.array(fc.record({ call: text, saw: fc.jsonValue() }), { maxLength: 12 }),
  }),
  fc.record({ is: fc.constant('unknown'), because: words, needs: fc.array(text, { maxLength: 3 }) }),
);
const finding: fc.Arbitrary<Finding> = fc.record({
  check: text,
  title: text,
  severity: fc.constantFrom('critical', 'low'),
  outcome,
  remedy: fc.constant(null),
});
const value = fc.option(fc.oneof(fc.double(), fc.integer()));
const diff: fc.Arbitrary<DiffSection> = fc.record({
  is: fc.constant('diff'),
  title: text,
  lines: fc.array(fc.record({ sign: fc.constantFrom(' ', '+', '-'), text }), { maxLength: 40 }),
});
const section: fc.Arbitrary<Section> = fc.oneof(
  fc.record({ is: fc.constant('text'), title: fc.option(text), text: fc.array(words, { maxLength: 5 }) }),
  fc.record({
    is: fc.constant('findings'),
    title: text,
    folded: fc.boolean(),
    findings: fc.array(finding, { maxLength: 60 }),
  }),
  fc.record({
    is: fc.constant('table'),
    title: text,
    folded: fc.boolean(),
    columns: fc.array(fc.record({ name: text, align: fc.constantFrom('left', 'right') }), { maxLength: 25 }),
    rows: fc.array(fc.array(fc.oneof(text, value), { maxLength: 25 }), { maxLength: 150 }),
  }),
  fc.record({
    is: fc.constant('chart'),
    title: text,
    kind: fc.constantFrom('line', 'bar'),
    unit: text,
    xs: fc.array(text, { maxLength: 60 }),
    series: fc.array(fc.record({ name: text, values: fc.array(value, { maxLength: 60 }) }), { maxLength: 9 }),
  }),
  diff,
  fc.record({
    is: fc.constant('timeline'),
    title: text,
    events: fc.array(fc.record({ at: text, who: fc.option(text), text: words }), { maxLength: 40 }),
  }),
);
const reports: fc.Arbitrary<Report> = fc
  .record({
    asked: text,
    verdict: fc.record({
      is: fc.constantFrom('ok', 'problem', 'unknown', 'note'),
      text: words,
      check: fc.option(text),
    }),
    warnings: fc.array(words, { maxLength: 3 }),
    sections: fc.array(section, { maxLength: 6 }),
    offers: fc.array(fc.record({ does: fc.constant('ask'), label: text, command: text, words: text }), {
      maxLength: 6,
    }),
    unknowns: fc.array(
      fc.record({
        what: text,
        why: fc.constantFrom('denied', 'failed', 'not read', 'depends'),
        because: words,
        needs: fc.array(text, { maxLength: 3 }),
      }),
      {
        maxLength: 30,
      },
    ),
  })
  .map(report);

const harmless = (of: { text: string; blocks: readonly unknown[] }) => {
  expect(of.text.replaceAll(/&(amp|lt|gt);/g, '')).not.toMatch(/[<>&]/);
  expect(typed(of.blocks, 'link', 'user', 'broadcast', 'channel', 'usergroup', 'markdown')).toEqual([]);
};

it('makes of any report a message that Slack takes and that mentions and links nobody', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(reports, fc.constantFrom('brief', 'all'), (of, showing) => {
      const made = message(of, { id: 'a1', showing });
      expect(faults(made)).toEqual([]);
      expect(made.text.trim()).not.toBe('');
      expect(weight(made.blocks)).toBeLessThanOrEqual(12_000);
      harmless(made);
    }),
    { numRuns: 150 },
  );
});

it('makes of any refusal a message that Slack takes and that mentions and links nobody', () => {
  fc.assert(
    fc.property(words, words, fc.array(diff, { maxLength: 6 }), (because, next, diffs) => {
      const made = refusal({ because, next, diffs });
      expect(faults(made)).toEqual([]);
      expect(weight(made.blocks)).toBeLessThanOrEqual(12_000);
      harmless(made);
    }),
  );
});
