import { DeleteBucketMetadataConfigurationCommand, GetBucketMetadataConfigurationCommand } from '@aws-sdk/client-s3';
import type { JsonObject } from '../../core/json.ts';
import { ownBucket, readBucket } from '../bucket-read.ts';
import { Unwritable } from '../unwritable.ts';
import { plain } from '../plain.ts';
import type { Setting } from '../reading.ts';
import { required } from '../well-formed.ts';

/** The action has the name of the first version of this API (API reference, GetBucketMetadataConfiguration). */
const ask = { action: 's3:GetBucketMetadataTableConfiguration', absent: ['MetadataConfigurationNotFound'] };

/** S3 Metadata tables. Made by S3 in several steps, not by writing a document: Cooper only reads and removes it. */
export const metadata: Setting<'metadata'> = {
  name: 'metadata',
  calls: ['GetBucketMetadataConfiguration'],
  needs: [ask.action],
  writes: {
    put: [],
    remove: [{ call: 'DeleteBucketMetadataConfiguration', action: 's3:DeleteBucketMetadataTableConfiguration' }],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const { GetBucketMetadataConfigurationResult: all } = await s3.send(
        new GetBucketMetadataConfigurationCommand(bucket),
      );
      return plain<JsonObject>(required(all?.MetadataConfigurationResult, 'MetadataConfigurationResult'));
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);
    if (value !== null) throw new Unwritable('S3 Metadata is set up in the S3 console or API, not by Cooper.');
    return s3.send(new DeleteBucketMetadataConfigurationCommand(bucket));
  },
};
