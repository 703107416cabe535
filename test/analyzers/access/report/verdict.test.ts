import { describe, expect, it } from 'vitest';
import { rowOf } from '../../../../src/analyzers/access/catalogue/index.ts';
import { causeOf } from '../../../../src/analyzers/access/causes/cause-of.ts';
import type { Explained } from '../../../../src/analyzers/access/explain.ts';
import { accessVerdict, denialForAll } from '../../../../src/analyzers/access/report/verdict.ts';
import type { Certainty } from '../../../../src/core/cause.ts';
import type { Verdict } from '../../../../src/core/report.ts';
import { plain } from '../../../../src/core/words.ts';
import { explainedAs, objectOf, role, session } from '../facts-of.ts';

const base = explainedAs(objectOf(), session);
const cause = (id: string, certainty: Certainty = 'certain') =>
  causeOf(id, { certainty, because: ['details'], evidence: [] });
const said = ({ is, word, text, check }: Verdict) => [is, word, plain(text), check];
const verdict = (but: Partial<Explained>) => said(accessVerdict({ ...base, ...but }));
const hidden = (...layers: readonly ('scp' | 'identity')[]) =>
  layers.map((layer) => ({ layer, because: ['why'], needs: [] }));

describe('the verdict says who asks for what, and', () => {
  it.each<[string, Partial<Explained>, readonly (string | null)[]]>([
    ['that it is allowed', {}, ['ok', 'Allowed', 'GetObject by app/s1. Nothing stands in the way.', null]],
    [
      'that it is allowed in vain',
      { causes: [cause('B05')] },
      [
        'problem',
        'Allowed, but it fails',
        expect.stringMatching(/^GetObject by app\/s1\. .+\. To be fixed by /),
        'cause/B05',
      ],
    ],
    [
      'what refuses it, and who can change that',
      { decision: 'explicit_deny', causes: [cause('D01')] },
      ['problem', 'Denied', expect.stringMatching(/ To be fixed by the bucket owner\.$/), 'cause/D01'],
    ],
    [
      'that more comes after it, though not what is only possible',
      { decision: 'implicit_deny', causes: [cause('C01'), cause('F02'), cause('E06', 'possible')] },
      ['problem', 'Denied', expect.stringMatching(/ One more thing would refuse it after that\.$/), 'cause/C01'],
    ],
    [
      'how much more',
      { decision: 'implicit_deny', causes: [cause('C01'), cause('F02'), cause('D22', 'likely')] },
      ['problem', 'Denied', expect.stringMatching(/ 2 more things would refuse it after that\.$/), 'cause/C01'],
    ],
    [
      'that nothing allows it, where no cause is known',
      { decision: 'implicit_deny' },
      ['problem', 'Denied', 'GetObject by app/s1. No policy allows it.', null],
    ],
    [
      'what it depends on, and how sure that is',
      { decision: 'depends', causes: [cause('E06', 'possible')] },
      ['unknown', 'It depends', expect.stringContaining(' (possible).'), 'cause/E06'],
    ],
    [
      'what could not be seen, each layer once',
      { decision: 'depends', hidden: hidden('scp', 'identity', 'scp') },
      [
        'unknown',
        'It depends',
        'GetObject by app/s1. Nothing that could be read stands in the way. Cooper could not see service control policies and identity policies.',
        null,
      ],
    ],
    [
      'nobody to change it, where there is nothing to change',
      { decision: 'implicit_deny', causes: [cause('X00')] },
      ['problem', 'Denied', `GetObject by app/s1. ${rowOf('X00').title}.`, 'cause/X00'],
    ],
  ])('%s', (_what, but, want) => {
    expect(verdict(but)).toEqual(want);
  });

  it.each([
    ['a role', role, 'GetObject by app. Nothing stands in the way.'],
    ['a service', 'cloudfront.amazonaws.com', /^GetObject by cloudfront\.amazonaws\.com\. /],
    ['nobody who signs', 'anonymous', /^GetObject by anonymous\. /],
  ])('names %s as people do', (_what, as, text) => {
    expect(plain(accessVerdict(explainedAs(objectOf(), as)).text)).toMatch(text);
  });
});

describe('a denial that everybody meets', () => {
  const access = { decision: 'explicit_deny', causes: [cause('D29')], context: [] } as const;

  it('is told with its cause', () => {
    expect(said(denialForAll(access))).toEqual([
      'problem',
      'Denied to everybody',
      expect.stringMatching(/To be fixed by the account's root user\.$/),
      'cause/D29',
    ]);
  });

  it('may have none', () => {
    expect(said(denialForAll({ ...access, causes: [] }))).toEqual([
      'problem',
      'Denied to everybody',
      'No policy of the bucket lets anybody in.',
      null,
    ]);
  });
});
