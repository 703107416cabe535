import { expect, it } from 'vitest';
import type { Outcome } from '../../../src/core/finding.ts';
import type { Report, Section } from '../../../src/core/report.ts';
import { code, words } from '../../../src/core/words.ts';
import type { Showing } from '../../../src/slack/blocks/block.ts';
import { weight } from '../../../src/slack/blocks/fit.ts';
import { message } from '../../../src/slack/blocks/message.ts';
import { failed, finding, passed, report } from '../report.ts';
import { faults, readable, typed, valuesOf } from './payload.ts';

const shown = (of: Partial<Report>, showing: Showing = 'brief') => message(report(of), { id: 'a1', showing });
const labels = (of: ReturnType<typeof shown>) =>
  typed(of.blocks, 'button').map(({ text }) => valuesOf(text, 'text')[0]);
const folded = (count: number): Section => ({
  is: 'findings',
  title: 'Everything else',
  folded: true,
  findings: Array.from({ length: count }, (_one, nth) => finding(passed, { title: `Check ${nth}` })),
});

it.each([
  ['ok', 'OK: The bucket is public.'],
  ['problem', 'Problem: The bucket is public.'],
  ['unknown', 'Unknown: The bucket is public.'],
] as const)('says a verdict of %s in words, first, to eyes and to screen readers', (is, said) => {
  const of = shown({ verdict: { is, text: words`The bucket is public.`, check: null } });
  expect(of.text).toBe(said);
  expect(readable({ ...of, blocks: of.blocks.slice(0, 1) }).trim()).toBe(said);
});

it('shows warnings right after the verdict, then what it is about and when it was read', () => {
  const of = shown({ warnings: [words`That was a secret.`] });
  expect(of.blocks.map(({ type }) => type)).toEqual(['rich_text', 'rich_text', 'context', 'actions']);
  expect(readable({ ...of, blocks: of.blocks.slice(1, 2) })).toContain('That was a secret.');
  expect(JSON.stringify(of.blocks[2])).toContain('cooper-media/videos/intro.mp4');
  expect(JSON.stringify(of.blocks[2])).toContain(
    '<!date^1795316400^{date_short_pretty} {time_secs}|2026-11-22 03:00:00 UTC>',
  );
});

it('shows a failed check with what to do and with what AWS answered', () => {
  const of = shown({ sections: [{ is: 'findings', title: 'Causes', folded: false, findings: [finding(failed)] }] });
  expect(readable(of)).toContain('Not true: The policy is private (high)');
  expect(readable(of)).toContain('What to do: Turn on Block Public Access.');
  expect(readable(of)).toContain('GetBucketPolicyStatus · IsPublic: true');
});

it('says what could not be seen and which permission would show it, before the details', () => {
  const of = shown({
    sections: [folded(2)],
    unknowns: [{ what: 'policy', why: 'denied', because: words`Cooper may not look`, needs: ['s3:GetBucketPolicy'] }],
  });
  const text = readable(of);
  expect(text).toContain('Cooper could not see 1 thing');
  expect(text).toContain('s3:GetBucketPolicy');
  expect(text.indexOf('s3:GetBucketPolicy')).toBeLessThan(text.indexOf('Everything else'));
});

it('does not repeat in a finding what the verdict has said', () => {
  const sections = [{ is: 'findings', title: 'Causes', folded: false, findings: [finding(failed)] }] as const;
  const verdict = { is: 'problem', text: failed.because, check: 'access/policy' } as const;
  expect(readable(shown({ sections, verdict })).match(/The policy lets everybody read/g)).toHaveLength(1);
});

it('folds a table into a line that names it, and shows it when asked', () => {
  const sections = [
    { is: 'table', title: 'Setting up', folded: true, columns: [{ name: 'A', align: 'left' }], rows: [['x'], ['y']] },
  ] as const;
  expect(readable(shown({ sections }))).toContain('Setting up: 2 rows');
  expect(typed(shown({ sections }).blocks, 'data_table')).toEqual([]);
  expect(labels(shown({ sections }))).toContain('Show everything');
  expect(typed(shown({ sections }, 'all').blocks, 'data_table')).toHaveLength(1);
});

it('folds details into one line that counts them, and shows them when asked', () => {
  expect(readable(shown({ sections: [folded(9)] }))).toContain('Everything else: 9 checks passed');
  expect(labels(shown({ sections: [folded(9)] }))).toEqual(['Check again', 'Show everything']);
  const all = shown({ sections: [folded(9)] }, 'all');
  expect(readable(all)).toContain('Check 8');
  expect(labels(all)).toEqual(['Check again', 'Show less']);
});

it('counts what could not be checked apart from what passed', () => {
  const unknown: Outcome = { is: 'unknown', because: words`We may not look`, needs: [] };
  const section: Section = {
    is: 'findings',
    title: 'Rest',
    folded: true,
    findings: [finding(passed), finding(unknown)],
  };
  expect(readable(shown({ sections: [section] }))).toContain('1 check could not be done, 1 check passed');
});

it('offers at most three next questions, and every button carries only the id', () => {
  const offers = [1, 2, 3, 4].map((nth) => ({
    does: 'ask' as const,
    label: `Offer ${nth}`,
    command: 'c',
    words: 'secret-key',
  }));
  const of = shown({ offers });
  expect(labels(of)).toEqual(['Check again', 'Offer 1', 'Offer 2', 'Offer 3']);
  expect(typed(of.blocks, 'button').map(({ value }) => value)).toEqual(['a1', 'a1', 'a1', 'a1']);
});

it('draws at most two charts, and gives the numbers of all of them in words', () => {
  const chart = (title: string): Section => ({
    is: 'chart',
    title,
    kind: 'line',
    unit: 'ms',
    xs: ['1', '2'],
    series: [{ name: 'p99', values: [3, 8] }],
  });
  const of = shown({ sections: ['A', 'B', 'C'].map(chart) });
  expect(typed(of.blocks, 'data_visualization')).toHaveLength(2);
  expect(readable(of).match(/p99 \(ms\): highest 8 at 2, lowest 3 at 1, last 8/g)).toHaveLength(3);
});

it('shows a comparison and a timeline', () => {
  const of = shown({
    sections: [
      {
        is: 'diff',
        title: 'Change',
        lines: [
          { sign: '-', text: 'a' },
          { sign: '+', text: 'b' },
        ],
      },
      {
        is: 'timeline',
        title: 'Changes',
        events: [{ at: '2026-11-22T02:00:00Z', who: 'ana', text: words`PutBucketPolicy` }],
      },
    ],
  });
  expect(readable(of)).toContain('- a\n+ b');
  expect(typed(of.blocks, 'date')[0]).toMatchObject({ timestamp: 1795312800, fallback: '2026-11-22 02:00:00 UTC' });
  expect(faults(of)).toEqual([]);
});

const nasty = {
  mention: '<!channel> <@U123> @here',
  link: '<https://evil.example|https://console.aws.amazon.com>',
  'right to left': '\u{202e}gpj.exe',
  zalgo: `a${'\u{301}'.repeat(1_023)}`,
  emoji: '👩‍👩‍👧‍👦'.repeat(40),
  markup: '*bold* _it_ `code` ~s~ :tada:',
  newline: 'a\nb\r\nc\u{0}',
  long: 'x'.repeat(1_024),
};

const everything = (text: string): Partial<Report> => ({
  question: 'diagnose',
  asked: text,
  target: { bucket: 'b'.repeat(63), key: text, versionId: text, account: null, region: 'eu-west-1', accessPoint: null },
  verdict: { is: 'problem', text: words`The key ${code(text)} and ${text}`, check: text },
  warnings: [[text]],
  offers: [{ does: 'ask', label: text, command: 'c', words: text }],
  unknowns: (['denied', 'failed', 'not read', 'depends'] as const).map((why) => ({
    what: text,
    why,
    because: [text],
    needs: [text],
  })),
  sections: [
    { is: 'text', title: text, text: [[text], [code(text)], [{ strong: text }]] },
    {
      is: 'findings',
      title: text,
      folded: false,
      findings: [finding({ ...failed, because: [text], evidence: [{ call: text, saw: text }] }, { title: text })],
    },
    {
      is: 'findings',
      title: text,
      folded: true,
      findings: [finding({ is: 'unknown', because: [code(text)], needs: [text] }, { title: text })],
    },
    {
      is: 'table',
      title: text,
      folded: false,
      columns: [{ name: text, align: 'left' }],
      rows: [[text], [null], [1.5]],
    },
    {
      is: 'chart',
      title: text,
      kind: 'bar',
      unit: text,
      xs: [text, text],
      series: [
        { name: text, values: [1, 2] },
        { name: text, values: [3, null] },
      ],
    },
    { is: 'diff', title: text, lines: [{ sign: '+', text }] },
    { is: 'timeline', title: text, events: [{ at: text, who: text, text: [text] }] },
  ],
});

it.each(Object.entries(nasty))('stays valid and harmless when everything is made of a %s', (_kind, text) => {
  for (const showing of ['brief', 'all'] as const) {
    const of = shown(everything(text), showing);
    expect(faults(of)).toEqual([]);
    expect(of.text).not.toMatch(/<[!@#h]/);
    expect(typed(of.blocks, 'link', 'user', 'broadcast', 'channel', 'usergroup')).toEqual([]);
    // The only markup in blocks is the date that we write ourselves.
    expect(
      typed(of.blocks, 'mrkdwn').every((one) => /^read <!date\^\d+\^[^|]+\|[^>]+>$/.test(String(one['text']))),
    ).toBe(true);
    expect(JSON.stringify(of)).not.toMatch(/[\u{202e}\u{200b}]/u);
  }
});

it('leaves out findings that do not fit, counts them, and says where all of them are', () => {
  const findings = Array.from({ length: 200 }, (_one, nth) => finding(failed, { title: `Check ${nth} of a bucket` }));
  const of = shown({ sections: [{ is: 'findings', title: 'Causes', folded: false, findings }] });
  expect(of.blocks.length).toBeLessThanOrEqual(50);
  expect(weight(of.blocks)).toBeLessThanOrEqual(12_000);
  expect(faults(of)).toEqual([]);
  const left = Number(/([\d,]+) findings/.exec(readable(of))?.[1]);
  const seen = new Set(readable(of).match(/Check \d+ of a bucket/g)).size;
  expect(seen).toBeGreaterThan(20);
  expect(left + seen).toBe(200);
  expect(readable(of)).toContain('npm run cooper -- diagnose cooper-media videos/intro.mp4');
  expect(labels(of)).toContain('Check again');
});

it('shows what a message holds of a table with ten thousand rows, and counts the others', () => {
  const rows = Array.from({ length: 10_000 }, (_one, nth) => [`${'k'.repeat(1_000)}${nth}`, nth, null]);
  const columns = [
    { name: 'Key', align: 'left' },
    { name: 'Bytes', align: 'right' },
    { name: 'Age', align: 'right' },
  ] as const;
  const of = shown({ sections: [{ is: 'table', title: 'Keys', folded: false, columns, rows }] });
  expect(faults(of)).toEqual([]);
  const [table] = typed(of.blocks, 'data_table');
  const inTable = Object.keys(table?.['rows'] ?? []).length - 1;
  expect(inTable).toBeGreaterThan(20);
  expect(readable(of)).toContain(`Left out: ${(10_000 - inTable).toLocaleString('en-US')} rows of 10,000`);
});
