import { describe, expect, it } from 'vitest';
import { callerOf } from '../../../../src/analyzers/access/legs/caller.ts';
import { isOwn, isOwnKey, ownerOf } from '../../../../src/analyzers/access/legs/owner.ts';
import { absent, denied, failed, known } from '../../../../src/core/fact.ts';
import type { Reads } from '../../../../src/core/facts.ts';
import { anonymous } from '../../../../src/core/principal.ts';
import type { Target } from '../../../../src/core/target.ts';
import { owner as canonicalId, policyOf } from '../../../facts.ts';
import { account, bucketOf, foreign, foreigner, identityOf, principalNamed, role, session, user } from '../facts-of.ts';

const expected = (expectedOwner: boolean | null): Reads => ({
  bucket: known({ region: 'us-east-1', listable: true, expectedOwner }),
});
const untold: Reads = { owner: denied('s3:ListAllMyBuckets'), policy: denied('s3:GetBucketPolicy') };
const theirs: Reads = {
  owner: known({ account: null, canonicalId: null, canonicalIds: {} }),
  policy: denied('s3:GetBucketPolicy'),
};

describe('whose the bucket is', () => {
  it.each<[string, Reads, Partial<Target>, string | null]>([
    ['whose the question says', { ...untold, ...expected(true) }, { account: foreign }, foreign],
    [
      'whose the question says, as far as anybody knows',
      { ...untold, ...expected(null) },
      { account: foreign },
      foreign,
    ],
    ['whose the question says, before all that was read', {}, { account: foreign }, foreign],
    ['not whose the question says, when S3 says no', { ...untold, ...expected(false) }, { account: foreign }, null],
    ['ours, when it is in our list', { policy: denied('x') }, {}, account],
    ['ours, when we may read its policy', { ...untold, policy: known(policyOf()) }, {}, account],
    ['ours, when we may see that it has none', { ...untold, policy: absent }, {}, account],
    ['not known, when nobody tells', untold, {}, null],
    ['not known, when its policy gave no answer', { ...untold, policy: failed('timed out', 'x') }, {}, null],
    ['not known, when we don’t know who we are', { ...untold, policy: absent, caller: denied('x') }, {}, null],
    ['not known, when it is none of ours', theirs, {}, null],
  ])('is %s', (_what, reads, target, owner) => {
    expect(ownerOf(bucketOf(reads, target))).toBe(owner);
  });
});

describe('whether the bucket is of the caller’s account', () => {
  it.each<[string, Reads, string, boolean | null]>([
    ['the same account', {}, user, true],
    ['another account', {}, foreigner, false],
    ['no account', {}, 'anonymous', false],
    ['no account, of a service', untold, 'cloudfront.amazonaws.com', false],
    ['nobody knows', untold, user, null],
    ['none of ours, so not that of our principal', theirs, user, false],
    ['none of ours, so perhaps that of a stranger', theirs, foreigner, null],
  ])('%s', (_what, reads, as, own) => {
    expect(isOwn(bucketOf(reads), principalNamed(as))).toBe(own);
  });

  it('a key’s account is in its ARN, or nobody knows', () => {
    const one = principalNamed(user);
    expect([isOwnKey(account, one), isOwnKey(foreign, one), isOwnKey(null, one)]).toEqual([true, false, null]);
  });
});

describe('the caller, as the evaluator knows it', () => {
  it('of our account has our canonical id', () => {
    const as = (who: string) => callerOf(bucketOf(), principalNamed(who)).canonicalId;
    expect([as(user), as(foreigner), as('anonymous')]).toEqual([canonicalId, null, null]);
  });

  it('has the role behind its session, with the path, and a boundary where IAM shows one', () => {
    const boundary = { arn: 'arn:aws:iam::aws:policy/B', document: absent };
    const held = bucketOf({ identity: known(identityOf([], { boundary })) });
    expect(callerOf(held, principalNamed(session))).toMatchObject({ roleArn: role, hasBoundary: true });
    expect(callerOf(bucketOf(), principalNamed(session))).toMatchObject({ roleArn: role, hasBoundary: false });
    expect(callerOf(bucketOf({ identity: absent }), principalNamed(session))).toMatchObject({ roleArn: null });
  });

  it('that is nobody in particular has nothing of ours, though our own identity was read', () => {
    const boundary = { arn: 'arn:aws:iam::aws:policy/B', document: absent };
    const facts = bucketOf({ identity: known(identityOf([], { boundary })) });
    const somebody = { ...anonymous, type: 'user' as const, account };
    expect(callerOf(facts, somebody)).toMatchObject({ roleArn: null, hasBoundary: false });
    expect(callerOf(facts, anonymous)).toMatchObject({ roleArn: null, hasBoundary: false });
  });
});
