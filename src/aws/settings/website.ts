import { DeleteBucketWebsiteCommand, GetBucketWebsiteCommand, PutBucketWebsiteCommand } from '@aws-sdk/client-s3';
import { ownBucket, readBucket } from '../bucket-read.ts';
import type { JsonObject } from '../../core/json.ts';
import { plain } from '../plain.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetBucketWebsite', absent: ['NoSuchWebsiteConfiguration'] };

export const website: Setting<'website'> = {
  name: 'website',
  calls: ['GetBucketWebsite'],
  needs: [ask.action],
  writes: {
    put: [{ call: 'PutBucketWebsite', action: 's3:PutBucketWebsite' }],
    remove: [{ call: 'DeleteBucketWebsite', action: 's3:DeleteBucketWebsite' }],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      return plain<JsonObject>(await s3.send(new GetBucketWebsiteCommand(bucket)));
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);
    if (value === null) return s3.send(new DeleteBucketWebsiteCommand(bucket));
    return s3.send(new PutBucketWebsiteCommand({ ...bucket, WebsiteConfiguration: value }));
  },
};
