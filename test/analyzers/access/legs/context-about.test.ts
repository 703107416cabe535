import { describe, expect, it } from 'vitest';
import { contextAbout, encryptionContext, partitionOf } from '../../../../src/analyzers/access/legs/context-about.ts';
import { ofSession } from '../../../../src/analyzers/access/legs/session-context.ts';
import { ofSomebody, ofStranger } from '../../../../src/analyzers/access/legs/stranger-context.ts';
import { absent, denied, known } from '../../../../src/core/fact.ts';
import type { Facts, Reads } from '../../../../src/core/facts.ts';
import { anonymous } from '../../../../src/core/principal.ts';
import { at, readable } from '../../../facts.ts';
import {
  account,
  accessPointOf,
  bucketOf,
  encryptedOf,
  foreign,
  foreigner,
  identityOf,
  levelOf,
  objectOf,
  organizationOf,
  principalNamed,
  role,
  sessionOf,
} from '../facts-of.ts';

const tags = [{ Key: 'team', Value: 'red' }];
const about = (facts: Facts, as = role) =>
  contextAbout(facts, { principal: principalNamed(as), owner: account, via: null, headers: {} });
const hidden = denied('x');

describe('what the facts tell of condition keys', () => {
  it.each<[string, keyof ReturnType<typeof about>, Reads, unknown]>([
    ['the Region', 'region', {}, 'us-east-1'],
    ['no Region', 'region', { bucket: hidden }, null],
    ['tags of the bucket', 'bucketTags', { tagging: known({ TagSet: tags }) }, tags],
    ['none', 'bucketTags', { tagging: absent }, null],
    ['hidden ones', 'bucketTags', { tagging: hidden }, 'unknown'],
    ['tags of the object', 'objectTags', { objectTags: known(tags) }, tags],
    ['hidden ones', 'objectTags', { objectTags: hidden }, 'unknown'],
    ['that tags count', 'abac', { abac: known({ Status: 'Enabled' }) }, true],
    ['that they never counted', 'abac', { abac: absent }, false],
    ['tags of the caller', 'principalTags', { identity: known(identityOf([], { tags })) }, tags],
    ['no caller, no tags', 'principalTags', { identity: absent }, []],
    ['hidden ones', 'principalTags', { identity: hidden }, 'unknown'],
    ['the id of the caller', 'principalUniqueId', {}, 'AROAEXAMPLEEXAMPLE123'],
    ['no id', 'principalUniqueId', { identity: hidden }, null],
    ['the role with its path', 'roleArn', {}, role],
    ['no role behind a user', 'roleArn', { identity: known(identityOf([], { type: 'user' })) }, null],
    ['no organization', 'principalOrganization', { organization: absent }, null],
    ['a hidden organization', 'principalOrganization', { organization: hidden }, 'unknown'],
    ['no access point', 'accessPoint', {}, null],
    [
      'an access point',
      'accessPoint',
      { accessPoint: known(accessPointOf()) },
      { arn: accessPointOf().arn, account, networkOrigin: 'Internet' },
    ],
  ])('%s: %s', (_what, key, reads, want) => {
    expect(about(objectOf(reads))[key]).toEqual(want);
  });

  it('no tags of an object, where none is asked for', () => {
    expect(about(bucketOf({ objectTags: known(tags) })).objectTags).toBeNull();
  });

  it('nothing of ours about somebody whom nobody named', () => {
    const facts = objectOf({ identity: known(identityOf([], { tags })) });
    const principal = { ...anonymous, type: 'user', account } as const;
    const found = contextAbout(facts, { principal, owner: account, via: null, headers: {} });
    expect(found).toMatchObject({ principalTags: 'unknown', principalUniqueId: null, roleArn: null });
  });
});

describe('the organization of an account', () => {
  const tree = [levelOf('r-1', 'root'), levelOf('ou-1', 'ou'), levelOf(account, 'account')];
  const inside = (but: Parameters<typeof organizationOf>[0] = {}) =>
    about(objectOf({ organization: known(organizationOf(but, ...tree)) })).resourceOrganization;

  it('is told with its place', () => {
    expect(inside()).toEqual({ id: 'o-1', paths: ['o-1/r-1/ou-1/'] });
  });

  it.each([
    ['of the management account', { managementAccount: account, accounts: {} }],
    ['of an account that could not be read', { accounts: { [account]: hidden } }],
  ])('is told without it, %s', (_what, but) => {
    expect(inside(but)).toEqual({ id: 'o-1', paths: null });
  });

  it('is not known of an account that is not in ours', () => {
    expect(inside({ accounts: {} })).toBe('unknown');
  });
});

it.each([
  ['of the caller', 'arn:aws-cn:iam::111122223333:user/ana', {}, 'aws-cn'],
  [
    'of ourselves, where nobody signs',
    'anonymous',
    { caller: known({ arn: 'arn:aws-us-gov:iam::1:role/c', account }) },
    'aws-us-gov',
  ],
  ['the usual one', 'anonymous', { caller: hidden }, 'aws'],
])('the partition is that %s', (_what, as, reads, want) => {
  expect(partitionOf(principalNamed(as), bucketOf(reads))).toBe(want);
});

describe('what S3 tells KMS', () => {
  const byDefault = (BucketKeyEnabled: boolean) =>
    known({
      Rules: [{ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: null, BucketKeyEnabled, BlockedEncryptionTypes: [] }],
    });
  const unseen = { object: hidden };

  it.each<[string, Facts, string | null]>([
    ['the object', encryptedOf(), 'arn:aws:s3:::logs/reports/a.csv'],
    [
      'the bucket, by a Bucket Key',
      objectOf({ object: known(readable({ bucketKeyEnabled: true })) }),
      'arn:aws:s3:::logs',
    ],
    [
      'the bucket, by a Bucket Key of new objects',
      objectOf({ ...unseen, encryption: byDefault(true) }),
      'arn:aws:s3:::logs',
    ],
    [
      'the object, without one',
      objectOf({ ...unseen, encryption: byDefault(false) }),
      'arn:aws:s3:::logs/reports/a.csv',
    ],
    ['the object, without any default', objectOf({ ...unseen, encryption: absent }), 'arn:aws:s3:::logs/reports/a.csv'],
    ['the bucket, where no object is asked for', bucketOf({ encryption: byDefault(false) }), 'arn:aws:s3:::logs'],
    ['what nobody knows', objectOf({ ...unseen, encryption: hidden }), null],
  ])('is %s', (_what, facts, want) => {
    expect(encryptionContext(facts)).toBe(want);
    expect(about(facts).encryptionContext).toBe(want ?? 'unknown');
  });
});

describe('what CloudTrail tells of a session', () => {
  const facts = bucketOf({ session: known(sessionOf({ tags, sourceIdentity: 'ana' })) });

  it.each([
    ['aws:TokenIssueTime', [at]],
    ['aws:SourceIdentity', ['ana']],
    ['aws:PrincipalTag/Team', ['red']],
  ])('%s', (key, values) => {
    expect(ofSession(key, facts)).toMatchObject({ key, status: 'known', values });
  });

  it.each([
    ['a tag that it has not', 'aws:PrincipalTag/x', facts],
    ['another key', 'aws:SourceIp', facts],
    ['a source identity that was not set', 'aws:SourceIdentity', bucketOf()],
    ['a session that it did not see', 'aws:TokenIssueTime', bucketOf({ session: absent })],
  ])('nothing of %s', (_what, key, of) => {
    expect(ofSession(key, of)).toBeNull();
  });
});

describe('a stranger', () => {
  const facts = bucketOf({ organization: known(organizationOf()) });

  it.each(['aws:PrincipalOrgID', 'aws:principalorgpaths'])('is of another organization: %s', (key) => {
    expect(ofStranger(key, facts, principalNamed(foreigner))).toMatchObject({
      status: 'assumed',
      values: ['another organization'],
    });
  });

  it.each([
    ['one of ours', 'aws:PrincipalOrgID', facts, role],
    ['the management account', 'aws:PrincipalOrgID', facts, 'arn:aws:iam::999999999999:root'],
    ['nobody', 'aws:PrincipalOrgID', facts, 'anonymous'],
    ['another key', 'aws:PrincipalAccount', facts, foreigner],
    ['an organization that could not be read', 'aws:PrincipalOrgID', bucketOf({ organization: hidden }), foreigner],
  ])('is not %s', (_what, key, of, as) => {
    expect(ofStranger(key, of, principalNamed(as))).toBeNull();
  });
});

describe('somebody of an account whom nobody named', () => {
  const somebody = { ...anonymous, type: 'user', account: foreign } as const;

  it.each(['aws:PrincipalArn', 'aws:userid', 'aws:username', 'aws:PrincipalTag/team', 'aws:PrincipalType'])(
    '%s is not known',
    (key) => {
      expect(ofSomebody(key, somebody)).toMatchObject({ key, status: 'unknown', values: null });
    },
  );

  it('the account is, and so is everything of somebody who was named', () => {
    expect(ofSomebody('aws:PrincipalAccount', somebody)).toBeNull();
    expect(ofSomebody('aws:PrincipalArn', principalNamed(role))).toBeNull();
    expect(ofSomebody('aws:PrincipalArn', anonymous)).toBeNull();
  });
});
