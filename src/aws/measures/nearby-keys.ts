import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { absent } from '../../core/fact.ts';
import { isStoring, nobody } from '../../core/subject.ts';
import { type BucketInput, readBucket } from '../bucket-read.ts';
import type { AwsClients } from '../clients.ts';
import { decoder } from '../listed-key.ts';
import { folderOf, meant, nearestKeys, parentOf } from '../near.ts';
import { objectOf } from '../object-read.ts';
import type { Reading } from '../reading.ts';
import { required } from '../well-formed.ts';

const ask = { action: 's3:ListBucket' };

/**
 * Looks around in the key's folder, and at once one level up, which counts when the folder is empty: its own name may be
 * misspelt. When the folder is too large for one page it looks again at the names that begin like this one. Absent where
 * nobody missed a key: the object is there, or is about to be stored.
 */
export const nearbyKeys: Reading<'nearbyKeys'> = {
  name: 'nearbyKeys',
  calls: ['ListObjectsV2'],
  needs: [ask.action],
  after: ['objectHead'],
  needsKey: true,

  async read(aws, target, { objectHead }, subject = nobody) {
    if (objectHead?.is === 'known' || isStoring(subject)) return absent;
    return readBucket(target, ask, async (bucket) => {
      const { Key } = objectOf(target);
      const wanted = meant(Key);
      const folder = folderOf(wanted);
      const [inFolder, above] = await Promise.all([
        list(aws, bucket, folder),
        folder === '' ? null : list(aws, bucket, parentOf(folder)),
      ]);
      if (inFolder.keys.length === 0) return nearestKeys(Key, above?.keys ?? []);
      const closer = inFolder.cut ? await list(aws, bucket, wanted.slice(0, folder.length + 2)) : null;
      return nearestKeys(Key, [...inFolder.keys, ...(closer?.keys ?? [])]);
    });
  },
};

interface Listing {
  readonly keys: readonly string[];
  readonly cut: boolean;
}

async function list({ s3 }: AwsClients, bucket: BucketInput, Prefix: string): Promise<Listing> {
  const page = await s3.send(new ListObjectsV2Command({ ...bucket, Prefix, EncodingType: 'url' }));
  const keyOf = decoder(page.EncodingType);
  return { keys: (page.Contents ?? []).map(({ Key }) => keyOf(Key)), cut: required(page.IsTruncated, 'IsTruncated') };
}
