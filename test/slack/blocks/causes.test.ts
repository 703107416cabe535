import { expect, it } from 'vitest';
import { words } from '../../../src/core/words.ts';
import { message } from '../../../src/slack/blocks/message.ts';
import { cause, report } from '../../report.ts';
import { faults, readable, typed, valuesOf } from './payload.ts';

const possible = [cause({ certainty: 'possible', id: 'E04', title: 'The endpoint does not allow it' })];
const kept = { whole: { Statement: [] }, place: { is: 'bucket', bucket: 'logs' } } as const;
const shown = (check: string | null, showing: 'brief' | 'all' = 'brief', patched = false) => {
  const diff = [{ sign: '+' as const, text: '"Sid": "AllowGetObject"' }];
  const patch = { document: 'the bucket policy of logs', arn: null, layer: 'resource' as const, statement: null };
  const causes = [cause(patched ? { patch: { ...patch, before: null, after: {}, diff, probes: 600, ...kept } } : {})];
  return message(
    report({
      verdict: { is: 'problem', word: 'Denied', text: words`GetObject by ana.`, check },
      sections: [
        { is: 'causes', title: 'What refuses it', folded: false, causes },
        { is: 'causes', title: 'What may refuse it as well', folded: true, causes: possible },
      ],
    }),
    { id: 'a1', showing },
  );
};

it('says the verdict by its own word, to eyes and to screen readers', () => {
  expect(shown(null).text).toBe('Denied: GetObject by ana.');
  expect(readable(shown(null)).trimStart()).toMatch(/^Denied: GetObject by ana\./);
});

it('shows a cause with who can fix it, what to do, and what was seen as a line for people', () => {
  const text = readable(shown(null));
  expect(text).toContain('The bucket policy explicitly denies it (D01, certain)');
  expect(text).toContain('Who can fix it: the bucket owner');
  expect(text).toContain('What to do: Exempt the principal.');
  expect(text).toContain('Seen: statement 2 (TlsOnly) of the bucket policy of logs · Deny');
});

it('does not repeat the name of the cause that the verdict has said', () => {
  expect(readable(shown('cause/D01'))).not.toContain('explicitly denies it');
});

it('shows the smallest change as a diff, and how it was checked', () => {
  const of = shown(null, 'brief', true);
  expect(readable(of)).toContain('Smallest change: the bucket policy of logs, checked with 600 requests around it');
  const [diff] = typed(of.blocks, 'rich_text_preformatted');
  expect(valuesOf(diff, 'text')).toContain('+ "Sid": "AllowGetObject"');
});

it('folds what is only possible into a line that names it, and shows it when asked', () => {
  expect(readable(shown(null))).toContain(
    'What may refuse it as well: 1 possible cause (The endpoint does not allow it)',
  );
  expect(readable(shown(null, 'all'))).toContain('The endpoint does not allow it (E04, possible)');
});

it('is nothing that Slack would refuse', () => {
  for (const showing of ['brief', 'all'] as const) expect(faults(shown(null, showing, true))).toEqual([]);
});
