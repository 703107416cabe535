import { describe, expect, it } from 'vitest';
import { denied, known } from '../../../src/core/fact.ts';
import type { PolicyStatement } from '../../../src/core/settings.ts';
import { allOff, allOn, owner, policyOf, publicRead } from '../../facts.ts';
import { deliverers, linesOf, sceneOf, stepOn, underKms, unknownOf } from './scene.ts';

const byAcl = known({ owner, grants: [{ grantee: deliverers, permission: 'WRITE' as const }] });
const byPolicy: PolicyStatement = {
  Effect: 'Allow',
  Principal: { Service: 'logging.s3.amazonaws.com' },
  Action: 's3:PutObject',
  Resource: 'arn:aws:s3:::logs/access/*',
};
const disabled = stepOn('ownershipControls', { ObjectOwnership: 'BucketOwnerEnforced' });
const ofDelivery = (lines: readonly string[]) => lines.filter((line) => line.includes('logging.s3.amazonaws.com'));

describe('a bucket that access logs go to', () => {
  it('gets none when ACLs are disabled and only its ACL lets them in', () => {
    expect(ofDelivery(linesOf(sceneOf({ acl: byAcl }), disabled))).toEqual([
      'loses | delivery of S3 access logs (logging.s3.amazonaws.com) | is refused s3:PutObject: the ACL that grants it no longer counts',
    ]);
  });

  it('goes on where its policy lets them in', () => {
    const facts = sceneOf({ acl: byAcl, policy: known(policyOf({ ...byPolicy, Resource: 'arn:aws:s3:::logs/*' })) });
    expect(ofDelivery(linesOf(facts, disabled))).toEqual([]);
  });

  it('goes on under Block Public Access, for its group is not public', () => {
    const facts = sceneOf({ acl: byAcl, publicAccessBlock: known(allOff), policy: known(policyOf(publicRead)) });
    expect(ofDelivery(linesOf(facts, stepOn('publicAccessBlock', allOn)))).toEqual([]);
  });

  it.each([
    ['its policy', { policy: known(policyOf(byPolicy)) }],
    ['its ACL', { acl: byAcl }],
  ])('gets none when new objects come under KMS, let in by %s', (_what, reads) => {
    expect(ofDelivery(linesOf(sceneOf(reads), stepOn('encryption', underKms)))).toEqual([
      expect.stringMatching(
        /^loses \| delivery of S3 access logs .* can't write to a bucket whose default encryption is SSE-KMS/,
      ),
    ]);
  });

  it('says that the ACL was not read', () => {
    expect(unknownOf(sceneOf({ acl: denied('s3:GetBucketAcl') }), disabled)).toContain(
      "Cooper may not call s3:GetBucketAcl: whom the bucket's ACL lets in is not known.",
    );
  });
});

it.each([
  ['CloudTrail', 'cloudtrail.amazonaws.com'],
  ['AWS Config', 'config.amazonaws.com'],
  ['access logs of load balancers', 'logdelivery.elasticloadbalancing.amazonaws.com'],
])('calls a service by its name: %s', (name, Service) => {
  const facts = sceneOf({ policy: known(policyOf({ ...byPolicy, Principal: { Service } })) });
  expect(linesOf(facts, stepOn('policy', null))).toEqual([
    `loses | ${name} (${Service}) | is refused s3:PutObject on access/*: no statement allows it any more`,
  ]);
});

it('knows CloudFront’s standard logging by its id in the ACL', () => {
  const id = 'c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0';
  const facts = sceneOf({ acl: known({ owner, grants: [{ grantee: { id }, permission: 'FULL_CONTROL' as const }] }) });
  expect(linesOf(facts, disabled)[0]).toMatch(
    /^loses \| CloudFront's standard logging \(awslogsdelivery\) \| is refused s3:PutObject and s3:ListBucket/,
  );
});

describe('turning access logging on', () => {
  const logging = (bucket: string) => ({ LoggingEnabled: { TargetBucket: bucket, TargetPrefix: 'a/' } });

  it('shows who asks for what to whoever reads the records', () => {
    expect(linesOf(sceneOf(), stepOn('logging', logging('trail')))).toEqual([
      'gains | whoever may read trail/a/* | sees who asks this bucket for what, key names included',
    ]);
  });

  it('ends the records in the old place', () => {
    expect(linesOf(sceneOf({ logging: known(logging('old')) }), stepOn('logging', logging('new')))[0]).toMatch(
      /^loses \| whoever may read old\/a\/\* \| gets no more records/,
    );
  });
});
