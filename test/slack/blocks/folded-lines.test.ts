import { expect, it } from 'vitest';
import { foldedLine, gathered } from '../../../src/slack/blocks/folded-lines.ts';
import { limits } from '../../../src/slack/limits.ts';
import { valuesOf } from './payload.ts';

const other = { what: 'event', count: 1, blocks: [] };

it('puts folded details that follow each other into one block, and counts them', () => {
  const all = gathered([foldedLine('a: 1 row'), foldedLine('b: 2 rows'), other, foldedLine('c: 3 rows')]);
  expect(all.map(({ count, blocks }) => [count, valuesOf(blocks, 'text')])).toEqual([
    [2, ['a: 1 row', 'b: 2 rows']],
    [1, []],
    [1, ['c: 3 rows']],
  ]);
});

it('never puts more into a block than Slack takes', () => {
  const all = gathered(Array.from({ length: 23 }, (_, nth) => foldedLine(`${nth}`)));
  expect(all.map(({ count }) => count)).toEqual([limits.contextElements, limits.contextElements, 3]);
});
