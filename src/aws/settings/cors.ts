import {
  DeleteBucketCorsCommand,
  GetBucketCorsCommand,
  PutBucketCorsCommand,
  type CORSConfiguration,
} from '@aws-sdk/client-s3';
import { ownBucket, readBucket } from '../bucket-read.ts';
import type { JsonObject } from '../../core/json.ts';
import { forSdk, plain } from '../plain.ts';
import { required } from '../well-formed.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetBucketCORS', absent: ['NoSuchCORSConfiguration'] };

export const cors: Setting<'cors'> = {
  name: 'cors',
  calls: ['GetBucketCors'],
  needs: [ask.action],
  writes: {
    put: [{ call: 'PutBucketCors', action: 's3:PutBucketCORS' }],
    remove: [{ call: 'DeleteBucketCors', action: 's3:PutBucketCORS' }],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const { CORSRules } = await s3.send(new GetBucketCorsCommand(bucket));
      return { CORSRules: plain<JsonObject[]>(required(CORSRules, 'CORSRules')) };
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);
    if (value === null) return s3.send(new DeleteBucketCorsCommand(bucket));
    return s3.send(new PutBucketCorsCommand({ ...bucket, CORSConfiguration: forSdk<CORSConfiguration>(value) }));
  },
};
