import { DeleteBucketTaggingCommand, GetBucketTaggingCommand, PutBucketTaggingCommand } from '@aws-sdk/client-s3';
import { ownBucket, readBucket } from '../bucket-read.ts';
import { tagsOf } from '../tags.ts';
import { required } from '../well-formed.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetBucketTagging', absent: ['NoSuchTagSet'] };

/** With ABAC on, S3 refuses these writes and wants TagResource instead (API reference, PutBucketAbac). */
export const tagging: Setting<'tagging'> = {
  name: 'tagging',
  calls: ['GetBucketTagging'],
  needs: [ask.action],
  writes: {
    put: [{ call: 'PutBucketTagging', action: 's3:PutBucketTagging' }],
    remove: [{ call: 'DeleteBucketTagging', action: 's3:PutBucketTagging' }],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const { TagSet } = await s3.send(new GetBucketTaggingCommand(bucket));
      return { TagSet: tagsOf(required(TagSet, 'TagSet')) };
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);
    if (value === null) return s3.send(new DeleteBucketTaggingCommand(bucket));
    return s3.send(new PutBucketTaggingCommand({ ...bucket, Tagging: { TagSet: [...value.TagSet] } }));
  },
};
