import { describe, expect, it } from 'vitest';
import { absent, denied, known } from '../../../src/core/fact.ts';
import type { PolicyStatement } from '../../../src/core/settings.ts';
import { allOff, allOn, owner, policyOf, publicRead, stranger } from '../../facts.ts';
import { account, foreign } from '../access/facts-of.ts';
import {
  byCloudFront,
  byIdentity,
  everyone,
  linesOf,
  partner,
  partnerReads,
  sceneOf,
  stepOn,
  unknownOf,
} from './scene.ts';

const cut = 'Block Public Access cuts off what a public policy grants to others';
const blocked = stepOn('publicAccessBlock', allOn);
const open = { publicAccessBlock: known(allOff) };

describe('Block Public Access', () => {
  it('cuts off grants to other accounts beside a public statement, too', () => {
    const facts = sceneOf({ ...open, policy: known(policyOf(publicRead, partnerReads)) });
    const lines = linesOf(facts, blocked);
    expect(lines).toContain(`loses | anybody, without signing | is refused s3:GetObject: ${cut}`);
    expect(lines).toContain(`loses | ${partner} | is refused s3:GetObject and s3:ListBucket: ${cut}`);
  });

  it('leaves the same grants alone where no statement is public', () => {
    const facts = sceneOf({ ...open, policy: known(policyOf(partnerReads)) });
    expect(linesOf(facts, blocked).filter((line) => line.startsWith('loses'))).toEqual([]);
  });

  it('spares services and the account that owns the bucket', () => {
    const own = { ...partnerReads, Principal: { AWS: account } };
    const lines = linesOf(sceneOf({ ...open, policy: known(policyOf(publicRead, byCloudFront, own)) }), blocked);
    expect(lines.filter((line) => /distribution\/|111122223333/.test(line))).toEqual([]);
  });

  it('may cut off an origin access identity: AWS does not say', () => {
    const lines = linesOf(sceneOf({ ...open, policy: known(policyOf(publicRead, byIdentity)) }), blocked);
    expect(lines).toContainEqual(
      expect.stringMatching(/^perhaps \| CloudFront by the origin access identity E2 .*AWS does not say/),
    );
  });

  it('takes what the bucket’s ACL gives everybody', () => {
    const acl = { owner, grants: [{ grantee: everyone, permission: 'READ' as const }] };
    expect(linesOf(sceneOf({ ...open, acl: known(acl) }), blocked)).toContain(
      'loses | anybody, without signing | is refused s3:ListBucket: the ACL that grants it no longer counts',
    );
  });

  it('takes nothing that the account’s own setting takes already', () => {
    const facts = sceneOf({
      ...open,
      accountPublicAccessBlock: known(allOn),
      policy: known(policyOf(publicRead, partnerReads)),
    });
    expect(linesOf(facts, blocked)).toEqual([]);
  });

  it('perhaps takes what nobody could see to be open: the setting before was not read', () => {
    const facts = sceneOf({
      publicAccessBlock: denied('s3:GetBucketPublicAccessBlock'),
      policy: known(policyOf(publicRead)),
    });
    expect(linesOf(facts, blocked)).toContainEqual(
      expect.stringMatching(/^perhaps \| anybody, without signing \| may be refused s3:GetObject/),
    );
    expect(unknownOf(facts, blocked)).toContain(
      'Cooper may not call s3:GetBucketPublicAccessBlock: whether the bucket blocks',
    );
  });

  it('says that the policy was not read, and with which permission it could be', () => {
    const facts = sceneOf({ ...open, policy: denied('s3:GetBucketPolicy') });
    expect(unknownOf(facts, blocked)).toContain(
      'Cooper may not call s3:GetBucketPolicy: whom the bucket policy lets in is not known.',
    );
  });

  it('opens again when it is taken away', () => {
    const facts = sceneOf({ publicAccessBlock: known(allOn), policy: known(policyOf(publicRead)) });
    expect(linesOf(facts, stepOn('publicAccessBlock', null))).toContain(
      'gains | anybody, without signing | is allowed s3:GetObject: Block Public Access no longer cuts it off',
    );
  });
});

describe('a policy that changes', () => {
  const drop = (...left: readonly PolicyStatement[]) => stepOn('policy', policyOf(...left));

  it('names the statement that denies', () => {
    const facts = sceneOf({ policy: known(policyOf(partnerReads)) });
    const deny: PolicyStatement = { ...partnerReads, Sid: 'NoList', Effect: 'Deny', Action: 's3:ListBucket' };
    expect(linesOf(facts, drop(partnerReads, deny))).toEqual([
      `loses | ${partner} | is refused s3:ListBucket: statement 2 (NoList) of the new policy denies it`,
    ]);
  });

  it('names the keys where only some are meant', () => {
    const secret: PolicyStatement = {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::logs/secret/*',
    };
    const facts = sceneOf({ policy: known(policyOf(partnerReads)) });
    expect(linesOf(facts, drop(partnerReads, secret))).toContain(
      `loses | ${partner} | is refused s3:GetObject on secret/*: statement 2 of the new policy denies it`,
    );
  });

  it('gains, with the statement that allows', () => {
    expect(linesOf(sceneOf({ policy: absent }), drop(partnerReads))).toEqual([
      `gains | ${partner} | is allowed s3:GetObject and s3:ListBucket: statement 1 (Partner) of the new policy allows it`,
    ]);
  });

  it('says of the owner’s own people that their IAM policies may allow it all the same', () => {
    const own = { ...partnerReads, Principal: { AWS: `arn:aws:iam::${account}:role/app` } };
    expect(linesOf(sceneOf({ policy: known(policyOf(own)) }), stepOn('policy', null))).toEqual([
      `perhaps | arn:aws:iam::${account}:role/app | may be refused s3:GetObject and s3:ListBucket: its own IAM policies, which were not read, may allow it all the same`,
    ]);
  });

  it('counts for a service only what names it: AWS does not say that everybody is services, too', () => {
    const facts = sceneOf({
      policy: known(policyOf(publicRead, { ...byCloudFront, Action: 's3:ListBucket', Resource: 'arn:aws:s3:::logs' })),
    });
    const lines = linesOf(facts, stepOn('policy', null));
    expect(lines.filter((line) => line.startsWith('loses | CloudFront'))).toEqual([
      'loses | CloudFront by origin access control, for the distribution E1 | is refused s3:ListBucket: no statement allows it any more',
    ]);
  });

  it('names actions other than the basic ones where a statement does', () => {
    const replicate = { ...partnerReads, Action: ['s3:ReplicateObject', 's3:GetBucketVersioning'] };
    expect(linesOf(sceneOf({ policy: known(policyOf(replicate)) }), stepOn('policy', null))).toEqual([
      `loses | ${partner} | is refused s3:ReplicateObject and s3:GetBucketVersioning: no statement allows it any more`,
    ]);
  });

  it.each<[string, PolicyStatement['Condition'], string]>([
    [
      'an organization',
      { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } },
      'principals of the organization o-1234567890',
    ],
    [
      'addresses',
      { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } },
      'anybody where aws:SourceIp is 203.0.113.0/24',
    ],
    ['an endpoint', { StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, 'anybody where aws:SourceVpce is vpce-1'],
    ['an account', { StringEquals: { 'aws:PrincipalAccount': foreign } }, `account ${foreign}`],
    [
      'roles by pattern',
      { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${foreign}:role/app-*` } },
      `account ${foreign} where aws:PrincipalArn is arn:aws:iam::${foreign}:role/app-*`,
    ],
  ])('knows whom a condition means: %s', (_what, Condition, who) => {
    const facts = sceneOf({ policy: known(policyOf({ ...publicRead, ...(Condition && { Condition }) })) });
    expect(linesOf(facts, stepOn('policy', null))).toContain(
      `loses | ${who} | is refused s3:GetObject: no statement allows it any more`,
    );
  });

  it('only perhaps refuses where it hangs on what the request brings', () => {
    const deny: PolicyStatement = {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: 'arn:aws:s3:::logs/*',
      Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    };
    expect(linesOf(sceneOf({ policy: known(policyOf(partnerReads)) }), drop(partnerReads, deny))).toContain(
      `perhaps | ${partner} | may be refused s3:GetObject: it depends on aws:SourceIp`,
    );
  });

  it('has one line for many who meet the same, and counts the rest', () => {
    const many = Array.from({ length: 30 }, (_, nth) => ({
      ...partnerReads,
      Principal: { AWS: String(200_000_000_000 + nth) },
    }));
    const lines = linesOf(sceneOf({ policy: known(policyOf(...many)) }), stepOn('policy', null));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^loses \| account 200000000000; .*; and 25 more \|/);
  });

  it('caps lines that differ, and counts the rest', () => {
    const many = Array.from({ length: 40 }, (_, nth) => ({
      ...partnerReads,
      Principal: { AWS: String(200_000_000_000 + nth) },
      Resource: `arn:aws:s3:::logs/in${nth}/*`,
    }));
    const lines = linesOf(sceneOf({ policy: known(policyOf(...many)) }), stepOn('policy', null));
    expect(lines).toHaveLength(13);
    expect(lines.at(-1)).toMatch(/^loses \| and 28 more: account 200000000012;/);
  });
});

describe('accounts in the ACL', () => {
  it('lose what it gave them when ACLs are disabled', () => {
    const acl = { owner, grants: [{ grantee: { id: stranger }, permission: 'WRITE' as const }] };
    expect(
      linesOf(sceneOf({ acl: known(acl) }), stepOn('ownershipControls', { ObjectOwnership: 'BucketOwnerEnforced' })),
    ).toContain(
      'loses | the account with the canonical id bbbbbbbbbbbb… | is refused s3:PutObject: the ACL that grants it no longer counts',
    );
  });

  it('lose nothing where the policy gives it to them in the same change', () => {
    const acl = { owner, grants: [{ grantee: { id: stranger }, permission: 'READ' as const }] };
    const same: PolicyStatement = {
      Effect: 'Allow',
      Principal: { CanonicalUser: stranger },
      Action: 's3:ListBucket',
      Resource: 'arn:aws:s3:::logs',
    };
    const lines = linesOf(
      sceneOf({ acl: known(acl), policy: absent }),
      stepOn('policy', policyOf(same)),
      stepOn('ownershipControls', { ObjectOwnership: 'BucketOwnerEnforced' }),
    );
    expect(lines.filter((line) => line.includes('canonical id'))).toEqual([]);
  });
});

it('is sure of no stranger where nobody knows whose the bucket is', () => {
  const facts = sceneOf(
    {
      ...open,
      owner: denied('s3:ListAllMyBuckets'),
      caller: denied('x'),
      policy: known(policyOf(publicRead, partnerReads)),
    },
    { account: null },
  );
  const lines = linesOf(facts, blocked);
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^perhaps \| arn:aws:iam::444455556666:role\/etl .*which account owns the bucket is not known$/,
    ),
  );
  expect(unknownOf(facts, blocked)).toContain('Which account owns the bucket is not known');
});
