import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { type BucketInput, readBucket } from '../bucket-read.ts';
import type { AwsClients } from '../clients.ts';
import { decoder } from '../listed-key.ts';
import { folderOf, meant, nearestKeys, parentOf } from '../near.ts';
import { objectOf } from '../object-read.ts';
import type { Reading } from '../reading.ts';
import { required } from '../well-formed.ts';

const ask = { action: 's3:ListBucket' };

/**
 * Looks around in the key's folder. When the folder is too large for one page it looks again at the names that begin
 * like this one; when the folder is empty it looks one level up: the folder's own name may be misspelt.
 */
export const nearbyKeys: Reading<'nearbyKeys'> = {
  name: 'nearbyKeys',
  calls: ['ListObjectsV2'],
  needs: [ask.action],
  needsKey: true,

  read: (aws, target) =>
    readBucket(target, ask, async (bucket) => {
      const { Key } = objectOf(target);
      const wanted = meant(Key);
      const folder = folderOf(wanted);
      const first = await list(aws, bucket, folder);
      const next = secondPrefix(wanted, folder, first);
      const more = next === null ? [] : (await list(aws, bucket, next)).keys;
      return nearestKeys(Key, [...first.keys, ...more]);
    }),
};

interface Listing {
  readonly keys: readonly string[];
  readonly cut: boolean;
}

function secondPrefix(wanted: string, folder: string, { keys, cut }: Listing): string | null {
  if (cut) return wanted.slice(0, folder.length + 2);
  return keys.length === 0 && folder !== '' ? parentOf(folder) : null;
}

async function list({ s3 }: AwsClients, bucket: BucketInput, Prefix: string): Promise<Listing> {
  const page = await s3.send(new ListObjectsV2Command({ ...bucket, Prefix, EncodingType: 'url' }));
  const keyOf = decoder(page.EncodingType);
  return { keys: (page.Contents ?? []).map(({ Key }) => keyOf(Key)), cut: required(page.IsTruncated, 'IsTruncated') };
}
