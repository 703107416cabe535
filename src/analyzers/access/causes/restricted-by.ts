import type { Fact } from '../../../core/fact.ts';
import type { Facts } from '../../../core/facts.ts';
import type { Evidence } from '../../../core/finding.ts';

interface By {
  readonly id: 'D19' | 'D20' | 'D21' | 'D08';
  readonly level: string;
  readonly evidence: readonly Evidence[];
}

/**
 * The level that turns a flag on; of several the one that its owner can do most about, but the organization's first,
 * because no other can lift it.
 */
export function restrictedBy(
  { reads }: Facts,
  flag: 'RestrictPublicBuckets' | 'BlockPublicAcls' | 'BlockPublicPolicy',
): By {
  const point = saying(reads.accessPoint, ({ block }) => block[flag]);
  const levels: readonly (readonly [By['id'], string, string, unknown])[] = [
    [
      'D21',
      'the organization',
      'DescribeEffectivePolicy',
      saying(reads.organizationBlock, ({ publicAccessBlock }) => publicAccessBlock === 'all'),
    ],
    ['D19', 'the bucket', 'GetPublicAccessBlock', saying(reads.publicAccessBlock, (block) => block[flag])],
    ['D20', 'the account', 'GetPublicAccessBlock', saying(reads.accountPublicAccessBlock, (block) => block[flag])],
    ['D08', 'the access point', 'GetAccessPoint', point?.block],
  ];
  for (const [id, level, call, saw] of levels)
    if (saw !== undefined && saw !== null) return { id, level, evidence: [{ call, saw }] };
  return { id: 'D19', level: 'a level that could not be read', evidence: [] };
}

/** The value, if it is known and turns the flag on. */
const saying = <T>(fact: Fact<T> | undefined, on: (value: T) => boolean): T | null =>
  fact?.is === 'known' && on(fact.value) ? fact.value : null;
