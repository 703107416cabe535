import type { Facts } from '../../../core/facts.ts';
import type { Principal } from '../../../core/principal.ts';
import { code, words } from '../../../core/words.ts';
import type { ContextValue } from '../context/types.ts';

/**
 * The organization of a principal whose account is not in ours: another one, or none. Which of the two nobody can see;
 * that it is not ours is sure, and that is what policies ask.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid
 */
export function ofStranger(
  key: string,
  { reads: { organization } }: Facts,
  { account }: Principal,
): ContextValue | null {
  if (!/^aws:principalorg(?:id|paths)$/i.test(key) || organization?.is !== 'known' || account === null) return null;
  const { id, managementAccount, accounts } = organization.value;
  if (account === managementAccount || accounts[account] !== undefined) return null;
  const why = words`account ${code(account)} is not in organization ${code(id)}`;
  return { key, status: 'assumed', values: ['another organization'], why };
}
