import { absent, type Fact } from '../../core/fact.ts';
import type { Reads } from '../../core/facts.ts';
import type { Identity } from '../../core/identity.ts';
import { accountInArn, nobody } from '../../core/subject.ts';
import { accountDetails, detailsAsk } from '../account-details.ts';
import type { AwsClients } from '../clients.ts';
import { factOf } from '../fact-of.ts';
import { identityOf, type Named } from '../identity-of.ts';
import { inAccount, whoAsks } from '../in-account.ts';
import type { Reading } from '../reading.ts';

/**
 * What IAM holds about the principal in question, else about the caller. Absent for those of whom IAM holds nothing (an
 * account's root, federated users, services, anybody) and for users and roles that do not exist. The policies of a
 * session itself can be read by nobody.
 */
export const identity: Reading<'identity'> = {
  name: 'identity',
  calls: ['GetAccountAuthorizationDetails'],
  needs: [detailsAsk.action],
  after: ['caller'],
  anywhere: true,

  async read(aws, _target, { caller }, subject = nobody) {
    const arn = whoAsks(subject, caller);
    if (arn === null) return caller === undefined || caller.is === 'known' ? absent : caller;
    const [who, account] = [named(arn), accountInArn(arn)];
    return who === null || account === null ? absent : read(aws, caller, account, who);
  },
};

async function read(aws: AwsClients, caller: Reads['caller'], account: string, who: Named): Promise<Fact<Identity>> {
  const clients = await inAccount(aws, caller, account, detailsAsk.action);
  if (clients.is !== 'known') return clients;
  const details = await accountDetails(clients.value, account);
  return details.is === 'known' ? factOf(detailsAsk, async () => identityOf(details.value, who)) : details;
}

/** `assumed-role/name/session`, `role/path/name` or `user/path/name`, of any partition. */
function named(arn: string): Named | null {
  const [kind, name] = (arn.split(':')[5] ?? '').split('/');
  if (kind === 'assumed-role' && name !== undefined) return { is: 'role', name };
  return kind === 'user' || kind === 'role' ? { is: 'arn', arn } : null;
}
