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
