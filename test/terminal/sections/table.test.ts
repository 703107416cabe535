import { describe, expect, it } from 'vitest';
import type { Section } from '../../../src/core/report.ts';
import { render } from '../../../src/terminal/render.ts';
import { report } from '../../report.ts';

const one = (section: Section) => render({ color: false, width: 100 }, report({ sections: [section] }));

describe('a table', () => {
  it('is aligned, with a gap between columns', () => {
    const text = one({
      is: 'table',
      title: 'T',
      folded: false,
      columns: [
        { name: 'Name', align: 'left' },
        { name: 'Size', align: 'right' },
      ],
      rows: [
        ['a', 1],
        ['日本', 1_000],
      ],
    });
    expect(text).toContain('  Name   Size\n  a         1\n  日本  1,000\n');
  });

  it('without rows is its head', () => {
    expect(
      one({ is: 'table', title: 'T', folded: false, columns: [{ name: 'Name', align: 'left' }], rows: [] }),
    ).toContain('T\n  Name\n');
  });
});

describe('a table that is too wide', () => {
  const wide = (width: number, rows: readonly (readonly string[])[]) =>
    render(
      { color: false, width },
      report({
        sections: [
          {
            is: 'table',
            title: 'T',
            folded: false,
            columns: [
              { name: 'Rule', align: 'left' },
              { name: 'Approvers', align: 'left' },
            ],
            rows,
          },
        ],
      }),
    );

  it('breaks between words, and takes the room for long words from columns that can spare it', () => {
    const text = wide(50, [['production', 'group:S0PLATFORMONCALL and marcus and noor and zed']]);
    expect(text).toContain('group:S0PLATFORMONCALL');
    expect(text).toContain('production');
  });

  it('breaks a word only where it is wider than there is room', () => {
    const long = 'x'.repeat(60);
    const lines = wide(50, [[long, 'a b']])
      .split('\n')
      .filter((line) => line.includes('xx'));
    expect(lines.map((line) => line.replaceAll(/[^x]/g, '')).join('')).toBe(long);
  });
});
