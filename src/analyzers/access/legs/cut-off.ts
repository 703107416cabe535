import type { Facts } from '../../../core/facts.ts';
import type { Policies } from '../../../policy/policies.ts';
import { publicStatements } from '../../../policy/public.ts';
import { blockInForce } from './block-in-force.ts';

type Maybe = boolean | 'unknown';

/**
 * Whether RestrictPublicBuckets is in force, on any level, and the policy of the bucket or of the access point is public.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function cutOff(facts: Facts, { resource, accessPoint }: Pick<Policies, 'resource' | 'accessPoint'>): Maybe {
  const restricts = blockInForce(facts, 'RestrictPublicBuckets');
  const isPublic = either(bucketIsPublic(facts, resource), pointIsPublic(facts, accessPoint ?? null));
  if (restricts === false || isPublic === false) return false;
  return restricts === true && isPublic === true ? true : 'unknown';
}

/** S3's own word, where it could be read. */
function bucketIsPublic({ reads: { policy, policyStatus } }: Facts, parsed: Policies['resource']): Maybe {
  if (policyStatus?.is === 'known') return policyStatus.value.IsPublic;
  if (policy?.is === 'absent') return false;
  return parsed === null ? 'unknown' : publicStatements(parsed).length > 0;
}

/** A VPC's access point is never public. */
function pointIsPublic({ reads: { accessPoint } }: Facts, parsed: Policies['resource']): Maybe {
  if (accessPoint?.is !== 'known' || accessPoint.value.networkOrigin === 'VPC') return false;
  if (accessPoint.value.policy.is === 'absent') return false;
  return parsed === null ? 'unknown' : publicStatements(parsed, 'accessPoint').length > 0;
}

function either(one: Maybe, other: Maybe): Maybe {
  if (one === true || other === true) return true;
  return one === 'unknown' || other === 'unknown' ? 'unknown' : false;
}
