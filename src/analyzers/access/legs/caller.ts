import type { Facts } from '../../../core/facts.ts';
import type { Principal } from '../../../core/principal.ts';
import type { Caller } from '../../../policy/principals.ts';
import { identityOf } from './identity-of.ts';
import { ownerOf } from './owner.ts';

/** The principal as the evaluator knows it. */
export function callerOf(facts: Facts, principal: Principal): Caller {
  const { type, arn, account, service } = principal;
  const identity = identityOf(facts, principal);
  return {
    type,
    arn,
    account,
    service,
    canonicalId: canonicalIdOf(facts, account),
    hasBoundary: identity?.is === 'known' && identity.value.boundary !== null,
    roleArn: identity?.is === 'known' && identity.value.type === 'role' ? identity.value.arn : null,
  };
}

/** ACLs know accounts by their canonical ids, which only those tell that we have credentials for; null for the others. */
function canonicalIdOf(facts: Facts, account: string | null): string | null {
  const { owner, acl } = facts.reads;
  if (account === null) return null;
  const listed = owner?.is === 'known' ? owner.value.canonicalIds[account] : undefined;
  if (listed !== undefined) return listed;
  return account === ownerOf(facts) && acl?.is === 'known' ? acl.value.owner : null;
}
