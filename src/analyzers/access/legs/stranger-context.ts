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

const ofOne = /^aws:(?:principalarn|principaltype|principaltag\/.+|userid|username)$/i;

/** Of somebody of an account nobody knows who it is: a policy that spares or names one principal may mean this one. */
export function ofSomebody(key: string, { type, arn, account }: Principal): ContextValue | null {
  if (type !== 'user' || arn !== null || !ofOne.test(key)) return null;
  return {
    key,
    status: 'unknown',
    values: null,
    why: words`who of ${account === null ? 'that account' : code(account)} asks was not said`,
  };
}

/** What the address itself tells of the connection. */
export const ofAddress = (key: string, withoutTls: boolean): ContextValue | null =>
  withoutTls && key.toLowerCase() === 'aws:securetransport'
    ? { key, status: 'known', values: ['false'], why: words`the address begins with ${code('http://')}` }
    : null;
