import type { Facts } from '../../../core/facts.ts';
import { effective, type Flag } from '../effective-block.ts';

/**
 * Whether a flag of Block Public Access is in force for the request, on any level: the organization, the account, the
 * bucket, and the access point that it goes through. The most restrictive level wins.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function blockInForce(facts: Facts, flag: Flag): boolean | 'unknown' {
  const { is } = effective(facts, flag);
  const point = byAccessPoint(facts, flag);
  if (is === 'on' || point === true || isImposed(facts)) return true;
  return is === 'unknown' ? 'unknown' : point;
}

/** An organization imposes all four flags or none. */
const isImposed = ({ reads: { organizationBlock } }: Facts): boolean =>
  organizationBlock?.is === 'known' && organizationBlock.value.publicAccessBlock === 'all';

function byAccessPoint({ target, reads: { accessPoint } }: Facts, flag: Flag): boolean | 'unknown' {
  if (accessPoint?.is === 'known') return accessPoint.value.block[flag];
  return target.accessPoint === null || accessPoint?.is === 'absent' ? false : 'unknown';
}
