import { expect, it } from 'vitest';
import { words } from '../../../src/core/words.ts';
import { message } from '../../../src/slack/blocks/message.ts';
import { report } from '../report.ts';

it('puts no mark, no time and no button below what judges nothing and read nothing', () => {
  const of = message(report({ target: null, verdict: { is: 'note', text: words`Cooper explains S3.`, check: null } }), {
    id: 'a1',
    showing: 'brief',
  });
  expect(of.text).toBe('Cooper explains S3.');
  expect(of.blocks.map(({ type }) => type)).toEqual(['rich_text']);
});
