import { denied, type Fact, failed, known } from '../core/fact.ts';
import type { Caller, Reads } from '../core/facts.ts';
import type { Subject } from '../core/subject.ts';
import type { AwsClients } from './clients.ts';
import { callerOf } from './measures/caller.ts';

/**
 * Clients whose credentials belong to this account: the caller's own, a read role's, or those around us. Some calls
 * answer only there, and from elsewhere look as if nothing existed. Without such credentials the answer is a refusal
 * that says why.
 */
export async function inAccount(
  aws: AwsClients,
  caller: Reads['caller'],
  account: string,
  action: string,
): Promise<Fact<AwsClients>> {
  if (caller?.is === 'known' && caller.value.account === account) return known(aws);
  const byRole = aws.of(account);
  if (byRole !== null) return known(byRole);
  const around = await aroundUs(aws);
  if (around !== null && around.account === account) return known(around.clients);
  if (caller?.is !== 'known') return caller ?? failed('error', 'it is not known in which account Cooper itself is');
  return denied(action, `no read role is configured for account ${account}; Cooper reads ${caller.value.account} only`);
}

/** Where every account is read with the same credentials, the caller has them already. */
async function aroundUs(aws: AwsClients): Promise<{ readonly account: string; readonly clients: AwsClients } | null> {
  const clients = aws.of(null);
  if (clients === null || aws.readAccounts.length === 0) return null;
  const who = await aws.snapshots.take<Caller>('the caller around us', () => callerOf(clients));
  return who.is === 'known' ? { account: who.value.account, clients } : null;
}

/** The ARN, or other name, of whom the question is about: where it names nobody, of the caller. */
export const whoAsks = ({ principal }: Subject, caller: Reads['caller']): string | null =>
  principal ?? (caller?.is === 'known' ? caller.value.arn : null);
