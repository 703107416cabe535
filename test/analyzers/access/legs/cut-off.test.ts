import { describe, expect, it } from 'vitest';
import { blockInForce } from '../../../../src/analyzers/access/legs/block-in-force.ts';
import { cutOff } from '../../../../src/analyzers/access/legs/cut-off.ts';
import { accessPointSide, bucketSide } from '../../../../src/analyzers/access/legs/resource-side.ts';
import { absent, denied, known } from '../../../../src/core/fact.ts';
import type { Facts, Reads } from '../../../../src/core/facts.ts';
import type { Target } from '../../../../src/core/target.ts';
import { allOff, allOn, policyOf, publicRead, withPolicy } from '../../../facts.ts';
import { account, accessPointOf, bucketOf } from '../facts-of.ts';

const on = known(allOn);
const imposed = known({ account, publicAccessBlock: 'all' as const });
const point: Target['accessPoint'] = { arn: accessPointOf().arn, alias: null, name: 'ap', account, region: null };
const hiddenBlock: Reads = { publicAccessBlock: denied('x') };

describe('a flag of Block Public Access', () => {
  it.each<[string, Reads, Partial<Target>, boolean | 'unknown']>([
    ['off everywhere', {}, {}, false],
    ['on by the bucket', { publicAccessBlock: on }, {}, true],
    ['on by the account', { accountPublicAccessBlock: on }, {}, true],
    ['on by the organization, whatever else is hidden', { organizationBlock: imposed, ...hiddenBlock }, {}, true],
    ['on by the access point', { accessPoint: known(accessPointOf({ block: allOn })) }, { accessPoint: point }, true],
    ['off by the access point, too', { accessPoint: known(accessPointOf()) }, { accessPoint: point }, false],
    ['not known, where the bucket’s is hidden', hiddenBlock, {}, 'unknown'],
    ['not known, where the access point’s is hidden', { accessPoint: denied('x') }, { accessPoint: point }, 'unknown'],
    ['off, where no access point was asked for', { accessPoint: denied('x') }, {}, false],
    [
      'off, where the organization imposes none',
      { organizationBlock: known({ account, publicAccessBlock: 'none' }) },
      {},
      false,
    ],
  ])('is %s', (_what, reads, target, want) => {
    expect(blockInForce(bucketOf(reads, target), 'RestrictPublicBuckets')).toBe(want);
  });
});

function isCutOff(facts: Facts) {
  const policy = (side: ReturnType<typeof bucketSide>) => side.documents[0]?.policy ?? null;
  return cutOff(facts, { resource: policy(bucketSide(facts)), accessPoint: policy(accessPointSide(facts)) });
}

describe('a public policy is cut off', () => {
  const narrow = { ...publicRead, Principal: { AWS: account } };
  const restricted = { publicAccessBlock: known({ ...allOff, RestrictPublicBuckets: true }) };
  const openPoint = known(accessPointOf({ policy: known(policyOf(publicRead)) }));

  it.each<[string, Reads, boolean | 'unknown']>([
    ['where S3 calls it public', { ...restricted, ...withPolicy(true, narrow) }, true],
    ['not where S3 calls it private', { ...restricted, ...withPolicy(false, publicRead) }, false],
    ['where a statement makes it so, and S3 did not say', { ...restricted, policy: known(policyOf(publicRead)) }, true],
    ['not where none does', { ...restricted, policy: known(policyOf(narrow)) }, false],
    ['not where there is none', restricted, false],
    ['perhaps, where it is hidden', { ...restricted, policy: denied('x') }, 'unknown'],
    ['not where public policies are welcome', withPolicy(true, publicRead), false],
    ['not where it is hidden, and all are welcome', { policy: denied('x') }, false],
    ['perhaps, where the setting is hidden', { ...hiddenBlock, ...withPolicy(true, publicRead) }, 'unknown'],
    ['not where the setting is hidden, and it is private', { ...hiddenBlock, ...withPolicy(false, narrow) }, false],
    ['where the access point’s makes it so', { ...restricted, accessPoint: openPoint }, true],
    [
      'not by the access point of a VPC',
      {
        ...restricted,
        accessPoint: known(accessPointOf({ networkOrigin: 'VPC', policy: known(policyOf(publicRead)) })),
      },
      false,
    ],
    [
      'not by an access point without one',
      { ...restricted, accessPoint: known(accessPointOf({ policy: absent })) },
      false,
    ],
    [
      'perhaps, where the access point’s is hidden',
      { ...restricted, accessPoint: known(accessPointOf({ policy: denied('x') })) },
      'unknown',
    ],
  ])('%s', (_what, reads, want) => {
    expect(isCutOff(bucketOf({ policyStatus: absent, ...reads }))).toBe(want);
  });
});
