import { describe, expect, it } from 'vitest';
import type { Section } from '../../../src/core/report.ts';
import { render } from '../../../src/terminal/render.ts';
import { report } from '../../report.ts';

const one = (section: Section) => render({ color: false, width: 100 }, report({ sections: [section] }));

describe('a chart', () => {
  const chart = (values: readonly (number | null)[], unit = 'ms') =>
    one({ is: 'chart', title: 'C', kind: 'line', unit, xs: ['a', 'z'], series: [{ name: 's', values }] });

  it.each([
    ['grows with its values', [1, 2, 4, 8], '▂▃▅█  1 to 8 ms'],
    ['leaves gaps where nothing is known', [8, null, null, 8], '█  █  8 to 8 ms'],
    ['is flat for zeros', [0, 0], '▁▁  0 to 0 ms'],
    ['goes below zero', [-4, 4], '▁█  -4 to 4 ms'],
    ['keeps small numbers', [0.0004, 0.0236], '▁█  0.0004 to 0.024 ms'],
    ['says that it has no data', [null, null], 'no data'],
    ['says so when it has no points either', [], 'no data'],
  ])('%s', (_name, values, text) => {
    expect(chart(values)).toContain(text);
  });

  it('is not broken by a series that is missing', () => {
    expect(one({ is: 'chart', title: 'C', kind: 'bar', unit: 'ms', xs: [], series: [] })).toContain('C\n');
  });
});
