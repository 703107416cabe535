import { describe, expect, it } from 'vitest';
import { causeOf } from '../../../../src/analyzers/access/causes/cause-of.ts';
import { saidIn } from '../../../../src/analyzers/access/error-text/index.ts';
import type { Explained } from '../../../../src/analyzers/access/explain.ts';
import { accessOf, accessOfAll, hiddenUnknowns } from '../../../../src/analyzers/access/report/access-of.ts';
import type { Access, Cause, Certainty } from '../../../../src/core/cause.ts';
import { explainedAs, objectOf, role } from '../facts-of.ts';
import { publicRead, withPolicy } from '../../../facts.ts';

const base = explainedAs(objectOf(), role);
const cause = (id: string, certainty: Certainty = 'certain'): Cause =>
  causeOf(id, { certainty, because: ['x'], evidence: [] });
const view = (decision: Access['decision'], ...causes: readonly Cause[]) => ({
  who: 'x',
  explained: { ...base, decision, causes },
});
const ofAll = (...views: readonly ReturnType<typeof view>[]) => {
  const { decision, causes } = accessOfAll(views, null);
  return [decision, causes.map(({ id, certainty }) => `${id} ${certainty}`)];
};

describe('what a program reads', () => {
  it('is the decision, the causes, and at least 45 condition keys', () => {
    const { decision, causes, context } = accessOf(base);
    expect([decision, causes]).toEqual(['allow', []]);
    expect(context.length).toBeGreaterThanOrEqual(45);
    expect(new Set(context.map(({ key }) => key.toLowerCase())).size).toBe(context.length);
  });

  it('has every key that a policy asks about, though nobody knows it', () => {
    const odd = { ...publicRead, Condition: { StringEquals: { 'my:key': 'x', 'AWS:SourceIp': 'y' } } };
    const { context } = accessOf(explainedAs(objectOf(withPolicy(false, odd)), role));
    expect(
      context.filter(({ key }) => /^(?:my:key|aws:sourceip)$/i.test(key)).map(({ key, status }) => [key, status]),
    ).toEqual([
      ['aws:SourceIp', 'unknown'],
      ['my:key', 'unknown'],
    ]);
  });

  it('has no keys, where nothing is asked for', () => {
    expect(accessOf({ ...base, legs: [] }).context).toEqual([]);
  });
});

it.each<[string, Partial<Explained['hidden'][number]>, string]>([
  ['needs a permission', { needs: ['iam:X'] }, 'denied'],
  ['depends on the request', {}, 'depends'],
])('a hidden layer that %s is told by its name', (_what, but, why) => {
  const hidden = [{ layer: 'scp' as const, because: ['why'], needs: [], ...but }];
  expect(hiddenUnknowns({ ...base, hidden })).toMatchObject([
    { what: 'service control policies', why, because: ['why'], needs: but.needs ?? [] },
  ]);
});

describe('what can be said of nobody in particular', () => {
  it.each<[string, readonly ReturnType<typeof view>[], readonly unknown[]]>([
    [
      'a denial that all meet',
      [view('explicit_deny', cause('D01')), view('explicit_deny', cause('D01'))],
      ['explicit_deny', ['D01 certain']],
    ],
    ['a denial that some meet', [view('allow'), view('implicit_deny', cause('D02'))], ['depends', []]],
    [
      'what is so whoever asks',
      [view('allow', cause('B05')), view('implicit_deny', cause('D02'), cause('B05'))],
      ['depends', ['B05 certain']],
    ],
    [
      'what is sure for some and possible for others',
      [view('depends', cause('E06')), view('depends', cause('E06', 'possible'))],
      ['depends', ['E06 possible']],
    ],
    [
      'what is possible for some and sure for others',
      [view('depends', cause('E06', 'likely')), view('depends', cause('E06'))],
      ['depends', ['E06 likely']],
    ],
    ['nothing, where nobody looks', [], ['depends', []]],
  ])('%s', (_what, views, want) => {
    expect(ofAll(...views)).toEqual(want);
  });

  it('is what AWS says, where an error was pasted', () => {
    const said = saidIn({ message: 'An error occurred (SignatureDoesNotMatch) when calling GetObject: x' });
    const { decision, causes } = accessOfAll([view('allow'), view('implicit_deny')], said);
    expect([decision, causes.map(({ id }) => id)]).toEqual(['implicit_deny', ['A02']]);
  });
});
