import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Fact } from '../../core/fact.ts';
import type { Caller } from '../../core/facts.ts';
import type { AwsClients } from '../clients.ts';
import { factOf } from '../fact-of.ts';
import type { Reading } from '../reading.ts';
import { required } from '../well-formed.ts';

/** Needs no permission, and no policy can take it away (STS API reference, GetCallerIdentity). */
export const caller: Reading<'caller'> = {
  name: 'caller',
  calls: ['GetCallerIdentity'],
  needs: [],
  anywhere: true,
  read: (aws) => callerOf(aws),
};

export const callerOf = ({ sts }: AwsClients): Promise<Fact<Caller>> =>
  factOf({ action: 'sts:GetCallerIdentity' }, async () => {
    const { Arn, Account } = await sts.send(new GetCallerIdentityCommand({}));
    return { arn: required(Arn, 'Arn'), account: required(Account, 'Account') };
  });
