import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { diagnosis } from '../../src/analyzers/access/index.ts';
import { Refusal } from '../../src/core/errors.ts';
import { evidenceLine } from '../../src/core/evidence-line.ts';
import type { Report, Section } from '../../src/core/report.ts';
import { reportJson } from '../../src/core/report-json.ts';
import { target } from '../../src/core/target.ts';
import { code, strong, words } from '../../src/core/words.ts';
import { render, renderRefusal } from '../../src/terminal/render.ts';
import { anyFacts } from '../analyzers/access/any-facts.ts';
import { cause, everything, finding, outcomes, report } from '../report.ts';

const plain = { color: false, width: 100 };
const painted = { color: true, width: 100 };

/** Where text was wrapped and indented is up to the terminal; what it says is not. */
const squeezed = (text: string) => text.replaceAll(/[\s`]/g, '');

describe('a report in a terminal', () => {
  it('looks like this, with one of everything', async () => {
    await expect(render(plain, everything)).toMatchFileSnapshot('everything.txt');
  });

  it('says the verdict first', () => {
    expect(render(plain, report()).split('\n')[0]).toBe('✓ OK: All is well.');
  });

  it.each([
    ['ok', '✓ OK:'],
    ['problem', '✗ Problem:'],
    ['unknown', '? Unknown:'],
  ] as const)('%s is told by a sign and a word, not by colour alone', (is, lead) => {
    expect(render(plain, report({ verdict: { is, text: words`So it is.`, check: null } }))).toContain(
      `${lead} So it is.`,
    );
  });

  it('calls the verdict by its own word where it has one', () => {
    const verdict = { is: 'problem', word: 'Denied', text: words`Somebody.`, check: null } as const;
    expect(render(plain, report({ verdict }))).toContain('✗ Denied: Somebody.');
  });

  it('says what could not be seen before the details', () => {
    const text = render(plain, everything);
    expect(text.indexOf('Not seen')).toBeLessThan(text.indexOf('Fine'));
    expect(text.indexOf('Not seen')).toBeGreaterThan(text.indexOf('Dark'));
  });

  it('warns before anything else', () => {
    expect(render(plain, report({ warnings: [words`Mind it.`] }))).toMatch(/^! Warning: Mind it\./);
  });

  it('says the same with colours', () => {
    expect(squeezed(stripVTControlCharacters(render(painted, everything)))).toBe(squeezed(render(plain, everything)));
  });

  it('has no colours where there are none', () => {
    expect(render(plain, everything)).not.toContain('\u{1b}');
    expect(render(painted, everything)).toContain('\u{1b}');
  });

  it('leaves nothing out', () => {
    const said = squeezed(render(plain, everything));
    const { findings, sections, unknowns, offers, verdict, warnings } = reportJson(everything);
    const evidence = findings
      .filter(({ outcome }) => outcome === 'fail')
      .flatMap((one) => one.evidence.map((seen) => evidenceLine(seen)));
    const parts = 'First paragraph.|Second paragraph.|12,345|not known|before|after|same|1 to 8 requests|by ana|▂ █';
    const times = ['2026-02-28 23:59 UTC', 'PutBucketAcl', '00:00 … 02:00'];
    const texts = [
      verdict.text,
      ...warnings,
      ...evidence,
      ...findings.flatMap(({ because, next, needs, title }) => [
        because,
        title,
        ...needs,
        ...(next === null ? [] : [next]),
      ]),
      ...sections.flatMap(({ title }) => title ?? []),
      ...unknowns.flatMap(({ what, needs }) => [what, ...needs]),
      ...offers.flatMap(({ label, words: text }) => [label, text]),
      ...parts.split('|'),
      ...times,
    ];
    expect(texts.filter((text) => !said.includes(squeezed(text)))).toEqual([]);
  });

  it('does not say twice what the verdict said', () => {
    const { fail } = outcomes;
    const verdict = { is: 'problem', check: 'access/example', text: words`${fail.because}.` } as const;
    const sections: readonly Section[] = [{ is: 'findings', title: 'Wrong', folded: false, findings: [finding(fail)] }];
    const text = render(plain, report({ verdict, sections }));
    expect(text.split('The key `k1` is disabled')).toHaveLength(2);
    expect(text).toContain('Enable `k1`.');
  });

  it('says what it is about and when that was read; nothing where nothing was read', () => {
    expect(render(plain, report())).toContain('logs/reports/a.csv · read 2026-03-01 03:00:00 UTC');
    expect(render(plain, report({ target: null }))).not.toContain('read');
  });

  it('writes a command so that a shell takes it for words', () => {
    const offers = [{ does: 'ask', label: 'Ask', command: 'fix', words: "x with {'$(id)'}" }] as const;
    expect(render(plain, report({ offers }))).toContain(String.raw`  Ask: cooper fix 'x with {'\''$(id)'\''}'`);
  });

  it('puts no mark before what judges nothing', () => {
    const verdict = { is: 'note', text: words`Cooper explains S3.`, check: null } as const;
    expect(render(plain, report({ target: null, verdict }))).toBe('Cooper explains S3.\n');
  });
});

describe('no line is wider than the terminal', () => {
  const wide: Report = {
    ...everything,
    target: target({ bucket: 'logs', key: 'x'.repeat(300) }),
    sections: [
      ...everything.sections,
      { is: 'diff', title: 'T'.repeat(200), lines: [{ sign: '+', text: 'y'.repeat(300) }] },
      {
        is: 'chart',
        title: 'c',
        kind: 'bar',
        unit: 'ms',
        xs: ['a', 'b'],
        series: [{ name: 'n'.repeat(50), values: Array.from({ length: 200 }, () => 1) }],
      },
      {
        is: 'table',
        title: 't',
        folded: false,
        columns: Array.from({ length: 7 }, (_, nth) => ({ name: `Column ${nth}`, align: 'left' as const })),
        rows: [Array.from({ length: 7 }, (_, nth) => `${nth} ${'日本語'.repeat(10)}`)],
      },
    ],
    offers: [{ does: 'ask', label: 'z'.repeat(300), command: 'diagnose', words: 'logs' }],
  };

  it.each([40, 80, 120])('of %d columns', (width) => {
    for (const color of [true, false]) {
      const lines = render({ color, width }, wide).split('\n');
      expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
    }
  });

  it.each([40, 80, 120])('of %d columns, in the diagnosis of any facts', (width) => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const lines = render({ color: true, width }, diagnosis(facts)).split('\n');
        expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('but for a command, which is copied whole', () => {
    const offers = [{ does: 'ask', label: 'Ask', command: 'fix', words: `x with ${'z'.repeat(300)}` }] as const;
    const lines = render({ color: false, width: 40 }, report({ offers })).split('\n');
    expect(lines.slice(-4, -1)).toEqual(['Next', '  Ask:', `    cooper fix x with ${'z'.repeat(300)}`]);
  });

  it('and narrow ones lose nothing', () => {
    const narrow = squeezed(render({ color: false, width: 40 }, wide));
    for (const letter of ['x', 'y', 'z']) expect(narrow).toContain(letter.repeat(300));
    for (const nth of [0, 1, 2, 3, 4, 5, 6]) expect(narrow).toContain(`Column${nth}:${nth}${'日本語'.repeat(10)}`);
  });
});

describe('nothing in a report paints the terminal', () => {
  const evil = 'a\u{1b}[2J\u{1b}]0;x\u{7}\u{202e}\u{9b}31m\r\u{8}';
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  const dangerous = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u;
  const everywhere: Report = {
    question: evil,
    asked: evil,
    target: target({ bucket: 'logs', key: evil }),
    at: '2026-03-01T03:00:00.000Z',
    verdict: { is: 'problem', check: null, text: words`${evil}${code(evil)}${strong(evil)}` },
    warnings: [[code(evil)]],
    sections: [
      { is: 'text', title: evil, text: [[evil]] },
      {
        is: 'findings',
        title: evil,
        folded: false,
        findings: [
          finding({ ...outcomes.fail, because: [evil], next: [code(evil)], evidence: [{ call: 'X', saw: evil }] }),
        ],
      },
      { is: 'findings', title: evil, folded: true, findings: [finding({ ...outcomes.pass, because: [evil] })] },
      { is: 'table', title: evil, folded: false, columns: [{ name: evil, align: 'left' }], rows: [[evil]] },
      { is: 'chart', title: evil, kind: 'line', unit: evil, xs: [evil, evil], series: [{ name: evil, values: [1] }] },
      { is: 'diff', title: evil, lines: [{ sign: '+', text: evil }] },
      { is: 'causes', title: evil, folded: false, causes: [cause({ title: evil, because: [evil], next: [evil] })] },
      { is: 'timeline', title: evil, events: [{ at: '2026-03-01T03:00:00.000Z', who: evil, text: [code(evil)] }] },
    ],
    offers: [{ does: 'ask', label: 'Ask', command: 'diagnose', words: evil }],
    unknowns: [{ what: evil, why: 'failed', because: [code(evil)], needs: [] }],
  };

  it('wherever it stands', () => {
    expect(render(plain, everywhere)).not.toMatch(dangerous);
    expect(stripVTControlCharacters(render(painted, everywhere))).not.toMatch(dangerous);
    expect(render(plain, everywhere)).toContain(String.raw`\u{1b}`);
  });

  it('in a refusal', () => {
    const diffs = [{ is: 'diff', title: evil, lines: [{ sign: '+', text: evil }] }] as const;
    const refusal = new Refusal(words`${code(evil)} is no bucket.`, words`Name ${evil} another.`, { diffs });
    expect(renderRefusal(plain, refusal)).not.toMatch(dangerous);
  });

  it('and a name with line feeds stays on its line', () => {
    const verdict = { is: 'problem', check: null, text: words`${code('a\n✓ OK: all is well')}` } as const;
    expect(render(plain, report({ verdict })).split('\n')[0]).toContain(String.raw`a\n✓ OK: all is well`);
  });
});

describe('a refusal', () => {
  it('says what is wrong, then what to do', () => {
    expect(renderRefusal(plain, new Refusal(words`${code('x')} is no bucket.`, words`Name another.`))).toBe(
      '! `x` is no bucket.\n  Name another.\n',
    );
  });

  it('shows last what it rests on', () => {
    const lines = [
      { sign: '-', text: '"a": 1' },
      { sign: '+', text: '"a": 2' },
    ] as const;
    const diffs = [{ is: 'diff', title: 'What others changed since', lines }] as const;
    expect(renderRefusal(plain, new Refusal(words`No.`, words`Look.`, { diffs }))).toBe(
      '! No.\n  Look.\n\nWhat others changed since\n  - "a": 1\n  + "a": 2\n',
    );
  });

  it('keeps the lines of a list', () => {
    expect(renderRefusal(plain, new Refusal(words`Two faults:\n  A\n  B`, words`Mend them.`))).toBe(
      '! Two faults:\n    A\n    B\n  Mend them.\n',
    );
  });
});
