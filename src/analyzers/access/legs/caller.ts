import type { Facts } from '../../../core/facts.ts';
import type { Principal } from '../../../core/principal.ts';
import type { Caller } from '../../../policy/principals.ts';
import { ownerOf } from './owner.ts';

/** The principal as the evaluator knows it. ACLs know accounts by their canonical ids: ours is the only one we can see. */
export function callerOf(facts: Facts, { type, arn, account, service }: Principal): Caller {
  const { identity, owner } = facts.reads;
  const ours = owner?.is === 'known' && account !== null && account === ownerOf(facts);
  return {
    type,
    arn,
    account,
    service,
    canonicalId: ours ? owner.value.canonicalId : null,
    hasBoundary: identity?.is === 'known' && identity.value.boundary !== null,
    roleArn: identity?.is === 'known' && identity.value.type === 'role' ? identity.value.arn : null,
  };
}
