import {
  DeleteBucketMetadataTableConfigurationCommand,
  GetBucketMetadataTableConfigurationCommand,
} from '@aws-sdk/client-s3';
import type { JsonObject } from '../../core/json.ts';
import { ownBucket, readBucket } from '../bucket-read.ts';
import { Unwritable } from '../unwritable.ts';
import { plain } from '../plain.ts';
import type { Setting } from '../reading.ts';
import { required } from '../well-formed.ts';

const ask = {
  action: 's3:GetBucketMetadataTableConfiguration',
  absent: ['MetadataTableConfigurationNotFound', 'MetadataConfigurationNotFound'],
};

/** S3 Metadata as it was before July 2025 (API reference, GetBucketMetadataTableConfiguration): only read and removed. */
export const metadataTable: Setting<'metadataTable'> = {
  name: 'metadataTable',
  calls: ['GetBucketMetadataTableConfiguration'],
  needs: [ask.action],
  writes: {
    put: [],
    remove: [{ call: 'DeleteBucketMetadataTableConfiguration', action: 's3:DeleteBucketMetadataTableConfiguration' }],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const { GetBucketMetadataTableConfigurationResult: all } = await s3.send(
        new GetBucketMetadataTableConfigurationCommand(bucket),
      );
      return plain<JsonObject>(required(all?.MetadataTableConfigurationResult, 'MetadataTableConfigurationResult'));
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);
    if (value !== null) throw new Unwritable('S3 no longer takes the first version of S3 Metadata.');
    return s3.send(new DeleteBucketMetadataTableConfigurationCommand(bucket));
  },
};
