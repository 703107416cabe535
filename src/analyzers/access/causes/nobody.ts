import type { Cause } from '../../../core/cause.ts';
import type { Facts } from '../../../core/facts.ts';
import { partitionOf } from '../../../core/partition.ts';
import type { Principal } from '../../../core/principal.ts';
import { code, words } from '../../../core/words.ts';
import type { Said } from '../error-text/fitting.ts';
import { isGone } from '../legs/gone.ts';
import { causeOf } from './cause-of.ts';

interface Named {
  readonly principal: Principal;
  readonly said: Pick<Said, 'principal'> | null;
  /** The pasted error names another principal. */
  readonly otherPrincipal: boolean;
}

/**
 * Why nobody can make a request as this principal, whatever any policy allows it. Of whom AWS itself has refused there is
 * nothing to say: it knew the credentials.
 */
export function principalCauses(facts: Facts, { principal, said, otherPrincipal }: Named): readonly Cause[] {
  if (said !== null && said.principal !== null && !otherPrincipal) return [];
  const away = ofOtherPartition(facts, principal);
  return away ?? (isGone(facts, principal) ? [gone(principal)] : []);
}

/**
 * Each partition has accounts and credentials of its own.
 * https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
function ofOtherPartition({ reads: { bucket } }: Facts, { arn }: Principal): readonly Cause[] | null {
  const region = bucket?.is === 'known' ? bucket.value.region : null;
  const own = arn?.split(':')[1];
  if (region === null || own === undefined || own === partitionOf(region)) return null;
  return [
    causeOf('A01', {
      certainty: 'certain',
      because: words`${code(arn ?? '')} is of partition ${code(own)}, and the bucket is in ${code(region)}, which is of ${code(partitionOf(region))}`,
      evidence: [{ call: 'HeadBucket', saw: { 'x-amz-bucket-region': region } }],
    }),
  ];
}

const gone = ({ arn, account }: Principal): Cause =>
  causeOf('A01', {
    certainty: 'certain',
    because: words`IAM of account ${code(account ?? '')} has no ${code(arn ?? '')}, so nobody can ask as this principal`,
    next: words`Look at the name, and at the path before it; whoever was made in the last five minutes may not be seen yet.`,
    evidence: [{ call: 'GetAccountAuthorizationDetails', saw: { arn, found: false } }],
  });
