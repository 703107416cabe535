import { describe, expect, it } from 'vitest';
import type { Patch } from '../../../src/core/cause.ts';
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

describe('a document that Cooper does not change', () => {
  const whole = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] };
  const place = { is: 'managed', arn: 'arn:aws:iam::111122223333:policy/read' } as const;
  const change = { document: 'the policy read of role app', arn: place.arn, layer: 'identity', statement: 1 } as const;
  const of = (showing: 'brief' | 'all', document: Patch['whole'] = whole as Patch['whole']) => {
    const patch: Patch = { ...change, before: {}, after: {}, diff: [], probes: 9, whole: document, place };
    const sections = [{ is: 'causes', title: 'Why', folded: false, causes: [cause({ patch })] }] as const;
    return message(report({ sections }), { id: 'a1', showing });
  };

  it('comes with the command that puts it, and can be shown whole', () => {
    const brief = readable(of('brief'));
    expect(brief).toContain(`aws iam create-policy-version --set-as-default --policy-arn ${place.arn}`);
    expect(brief).toContain('at most five versions');
    expect(brief).toContain('The whole document as it should be: the policy read of role app');
    expect(brief).toContain('Show everything');
    const texts = typed(of('all').blocks, 'rich_text_preformatted').flatMap((one) => valuesOf(one, 'text'));
    expect(texts).toContain(JSON.stringify(whole, null, 2));
  });

  it('is shown whole or not at all', () => {
    const Action = Array.from({ length: 900 }, (_none, nth) => `s3:Action${nth}`);
    const long = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] } as const;
    const text = readable(of('all', long));
    expect(text).toContain('Left out to fit into one message: 1 document');
    expect(text).not.toContain('s3:Action0"');
  });

  it('is not shown where it holds what looks like a secret', () => {
    expect(readable(of('all', null))).toContain('what looks like a secret');
    expect(readable(of('brief', null))).not.toContain('Show everything');
  });

  it('is nothing that Slack would refuse', () => {
    for (const showing of ['brief', 'all'] as const) expect(faults(of(showing))).toEqual([]);
  });
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
