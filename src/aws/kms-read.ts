import type { KMSClient } from '@aws-sdk/client-kms';
import type { Fact } from '../core/fact.ts';
import type { Reads } from '../core/facts.ts';
import type { AwsClients } from './clients.ts';
import { type Ask, factOf } from './fact-of.ts';
import { kmsKeyPlace } from './kms-key-place.ts';

/**
 * Reads something of the KMS key in the key's own region. Only DescribeKey understands an alias: without its answer an
 * alias leads nowhere, and the fact is what became of DescribeKey.
 */
export async function readKey<T>(
  aws: AwsClients,
  sofar: Reads,
  ask: Ask,
  read: (kms: KMSClient, KeyId: string) => Promise<T | null>,
): Promise<Fact<T>> {
  const place = kmsKeyPlace(sofar);
  if (place.is !== 'known') return place;
  const { id, region } = place.value;
  const { kmsKey } = sofar;
  if (kmsKey?.is === 'known') return factOf(ask, () => read(aws.in(kmsKey.value.region).kms, kmsKey.value.arn));
  if (kmsKey !== undefined && id.includes('alias/')) return kmsKey;
  return factOf(ask, () => read(aws.in(region).kms, id));
}
