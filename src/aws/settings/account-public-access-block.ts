import {
  DeletePublicAccessBlockCommand,
  GetPublicAccessBlockCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3-control';
import { type Fact, failed } from '../../core/fact.ts';
import type { Caller } from '../../core/facts.ts';
import type { PublicAccessBlock } from '../../core/settings.ts';
import type { AwsClients } from '../clients.ts';
import { factOf } from '../fact-of.ts';
import { fourFlags } from '../four-flags.ts';
import { owns } from '../owns.ts';
import type { Setting } from '../reading.ts';
import { Unwritable } from '../unwritable.ts';

const ask = { action: 's3:GetAccountPublicAccessBlock', absent: ['NoSuchPublicAccessBlockConfiguration'] };

/**
 * The setting of the account that owns the bucket: another account's would say nothing about this bucket. Where nobody
 * may list whose the bucket is, it is believed to be the caller's if S3 answers to it as to the owner.
 */
export const accountPublicAccessBlock: Setting<'accountPublicAccessBlock'> = {
  name: 'accountPublicAccessBlock',
  calls: ['GetPublicAccessBlock', 'HeadBucket'],
  needs: [ask.action],
  writes: {
    put: [{ call: 'PutPublicAccessBlock', action: 's3:PutAccountPublicAccessBlock' }],
    remove: [{ call: 'DeletePublicAccessBlock', action: 's3:PutAccountPublicAccessBlock' }],
  },
  after: ['caller', 'owner'],
  ofAccount: true,

  async read(aws, target, { caller, owner }) {
    const account = target.account ?? (owner?.is === 'known' ? owner.value.account : null);
    if (account !== null) return ofAccount(aws.of(account) ?? aws, account);
    if (owner?.is === 'known' || caller?.is !== 'known') return notKnown;
    return ofCaller(aws, target.bucket, caller.value);
  },

  async write({ s3Control }, { account }, value) {
    if (account === null) throw new Unwritable('The account to write to is not known.');
    const of = { AccountId: account };
    if (value === null) return s3Control.send(new DeletePublicAccessBlockCommand(of));
    return s3Control.send(new PutPublicAccessBlockCommand({ ...of, PublicAccessBlockConfiguration: value }));
  },
};

const notKnown = failed('error', 'the account that owns the bucket is not known: ask again and name it');

async function ofCaller(aws: AwsClients, bucket: string, { account }: Caller): Promise<Fact<PublicAccessBlock>> {
  const [fact, ours] = await Promise.all([ofAccount(aws, account), owns(aws, account, bucket)]);
  return ours ? fact : notKnown;
}

const ofAccount = ({ s3Control }: AwsClients, AccountId: string): Promise<Fact<PublicAccessBlock>> =>
  factOf(ask, async () => {
    const { PublicAccessBlockConfiguration } = await s3Control.send(new GetPublicAccessBlockCommand({ AccountId }));
    return fourFlags(PublicAccessBlockConfiguration);
  });
