import { valueOf } from '../../core/check.ts';
import type { Facts } from '../../core/facts.ts';
import { code, type Words, words } from '../../core/words.ts';
import { arrayOf, nameOf, type Statement, statementsOf } from '../../policy/statements.ts';
import { letsLogsIn } from '../acls/groups.ts';
import { deliverer } from './delivery.ts';

/** By what access logs may be delivered to the bucket, as far as it could be seen; null where nothing lets them in. */
export function receivesLogs(facts: Facts): Words | null {
  const policy = valueOf(facts, 'policy');
  const letting = policy === null ? undefined : statementsOf(policy).find(letsServiceIn);
  if (letting !== undefined) return words`by ${nameOf(letting)} of the bucket policy`;
  if (valueOf(facts, 'ownershipControls')?.ObjectOwnership === 'BucketOwnerEnforced') return null;
  const grants = valueOf(facts, 'acl')?.grants ?? [];
  return grants.some(letsLogsIn) ? words`by the ACL's grant to ${code('LogDelivery')}` : null;
}

function letsServiceIn({ effect, actions, statement }: Statement): boolean {
  const { Principal: principal } = statement;
  if (effect !== 'Allow' || principal === undefined || typeof principal === 'string') return false;
  const services = arrayOf(principal['Service'] ?? []);
  return services.includes(deliverer) && actions?.some((one) => /^(?:\*|s3:(?:\*|put.*))$/i.test(one)) === true;
}
