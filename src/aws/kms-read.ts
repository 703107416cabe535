import type { KMSClient } from '@aws-sdk/client-kms';
import { type Fact, failed } from '../core/fact.ts';
import type { Reads } from '../core/facts.ts';
import { nobody, type Subject } from '../core/subject.ts';
import type { AwsClients } from './clients.ts';
import { type Ask, factOf } from './fact-of.ts';
import { kmsKeyPlace } from './kms-key-place.ts';
import type { Meanwhile } from './reading.ts';

/**
 * Reads something of the KMS key in the key's own region, and in its own account where that has a read role: most of
 * KMS's calls don't work across accounts (KMS API reference, «Cross-account use»). Only DescribeKey understands an alias:
 * it is waited for then, and without its answer the fact is what became of it.
 */
export async function readKey<T>(
  aws: AwsClients,
  { sofar, subject = nobody, meanwhile }: { sofar: Reads; subject: Subject | undefined; meanwhile: Meanwhile },
  ask: Ask,
  read: (kms: KMSClient, KeyId: string) => Promise<T | null>,
): Promise<Fact<T>> {
  const place = kmsKeyPlace(sofar, subject);
  if (place.is !== 'known') return place;
  const { id, region, account } = place.value;
  if (!id.includes('alias/')) return factOf(ask, () => read(keeper(aws, account).in(region).kms, id));
  const key = await meanwhile.fact('kmsKey');
  if (key?.is !== 'known') return key ?? failed('error', 'the key has only an alias, and was not looked up');
  return factOf(ask, () => read(keeper(aws, key.value.account).in(key.value.region).kms, key.value.arn));
}

/** Whom to ask about a key of this account. */
export const keeper = (aws: AwsClients, account: string | null): AwsClients =>
  (account === null ? null : aws.of(account)) ?? aws;
