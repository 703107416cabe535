import { describe, expect, it } from 'vitest';
import { type Check, findings, judge, pass, unseen, valueOf } from '../../src/core/check.ts';
import { absent, denied, failed, known } from '../../src/core/fact.ts';
import type { Reads } from '../../src/core/facts.ts';
import { plain, words } from '../../src/core/words.ts';
import { bucketFacts, policyOf, without } from '../facts.ts';

const look = (reads: Reads) =>
  judge(bucketFacts(reads), ['policy', 'policyStatus'], ({ policy }) => pass(words`${policy ? 'there' : 'not there'}`));

describe('judging', () => {
  it('known is there, absent is not there: both were looked at', () => {
    expect(look({ policy: known(policyOf()) })).toMatchObject({ is: 'pass', because: ['there'] });
    expect(look({ policy: absent })).toMatchObject({ is: 'pass', because: ['not there'] });
  });

  it('what is denied is unknown, and names every permission once', () => {
    const outcome = look({ policy: denied('s3:GetBucketPolicy'), policyStatus: denied('s3:GetBucketPolicy') });
    expect(outcome).toMatchObject({ is: 'unknown', needs: ['s3:GetBucketPolicy'] });
    expect(plain(outcome.because)).toBe('Cooper may not call s3:GetBucketPolicy');
  });

  it('what failed is unknown, and says why', () => {
    const outcome = look({ policy: failed('throttled', 'SlowDown'), policyStatus: denied('s3:GetBucketPolicyStatus') });
    expect(plain(outcome.because)).toBe(
      'Cooper may not call s3:GetBucketPolicyStatus; reading policy failed (throttled): SlowDown',
    );
  });

  it('what was never read is unknown', () => {
    const outcome = judge(without(bucketFacts(), 'policy'), ['policy'], () => pass(words`never`));
    expect(outcome).toEqual({ is: 'unknown', because: [{ code: 'policy' }, ' was not read'], needs: [] });
  });
});

it('what could not be seen is listed in the order that was asked', () => {
  const facts = bucketFacts({ policy: failed('timed out', 'x'), acl: denied('s3:GetBucketAcl'), abac: absent });
  expect(unseen(facts, ['acl', 'abac', 'policy', 'website']).map(({ what, needs }) => [what, needs])).toEqual([
    ['acl', ['s3:GetBucketAcl']],
    ['policy', []],
    ['website', []],
  ]);
});

it('a value is null where there is none to see', () => {
  expect(valueOf(bucketFacts({ policy: known(policyOf()) }), 'policy')).toEqual(policyOf());
  expect(valueOf(bucketFacts({ policy: absent }), 'policy')).toBeNull();
  expect(valueOf(bucketFacts({ policy: denied('s3:GetBucketPolicy') }), 'policy')).toBeNull();
});

it('findings come in the order of the checks, with a remedy or none', () => {
  const check = (id: string): Check => ({ id, title: id, severity: 'low', reads: [], judge: () => pass(words`fine`) });
  const found = findings([check('b'), { ...check('a'), remedy: 'mend' }], bucketFacts());
  expect(found.map((finding) => [finding.check, finding.remedy])).toEqual([
    ['b', null],
    ['a', 'mend'],
  ]);
});
