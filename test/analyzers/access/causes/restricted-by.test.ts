import { expect, it } from 'vitest';
import { restrictedBy } from '../../../../src/analyzers/access/causes/restricted-by.ts';
import { denied, known } from '../../../../src/core/fact.ts';
import type { Reads } from '../../../../src/core/facts.ts';
import { allOff, allOn } from '../../../facts.ts';
import { account, accessPointOf, bucketOf } from '../facts-of.ts';

const on = known(allOn);
const imposed = known({ account, publicAccessBlock: 'all' as const });
const point = known(accessPointOf({ block: allOn }));
const off: Reads = { publicAccessBlock: known(allOff), accountPublicAccessBlock: known(allOff) };

it.each<[string, Reads, string, string, readonly string[]]>([
  ['the bucket', { publicAccessBlock: on }, 'D19', 'the bucket', ['GetPublicAccessBlock']],
  ['the account', { accountPublicAccessBlock: on }, 'D20', 'the account', ['GetPublicAccessBlock']],
  ['the organization', { organizationBlock: imposed }, 'D21', 'the organization', ['DescribeEffectivePolicy']],
  ['the access point', { accessPoint: point }, 'D08', 'the access point', ['GetAccessPoint']],
  [
    'the organization before all others, because none of them can lift it',
    { organizationBlock: imposed, publicAccessBlock: on, accountPublicAccessBlock: on, accessPoint: point },
    'D21',
    'the organization',
    ['DescribeEffectivePolicy'],
  ],
  [
    'the bucket before the account and the access point',
    { publicAccessBlock: on, accountPublicAccessBlock: on, accessPoint: point },
    'D19',
    'the bucket',
    ['GetPublicAccessBlock'],
  ],
  [
    'the account before the access point',
    { accountPublicAccessBlock: on, accessPoint: point },
    'D20',
    'the account',
    ['GetPublicAccessBlock'],
  ],
  [
    'no level that can be seen',
    { publicAccessBlock: denied('s3:GetBucketPublicAccessBlock') },
    'D19',
    'a level that could not be read',
    [],
  ],
])('a flag is turned on by %s', (_what, reads, id, level, calls) => {
  const by = restrictedBy(bucketOf({ ...off, ...reads }), 'RestrictPublicBuckets');
  expect({ id: by.id, level: by.level, calls: by.evidence.map(({ call }) => call) }).toEqual({ id, level, calls });
});

it('only by a level that has this very flag on', () => {
  const reads = { publicAccessBlock: known({ ...allOff, BlockPublicAcls: true }), accountPublicAccessBlock: on };
  expect(restrictedBy(bucketOf(reads), 'BlockPublicPolicy').id).toBe('D20');
  expect(restrictedBy(bucketOf(reads), 'BlockPublicAcls').id).toBe('D19');
});
