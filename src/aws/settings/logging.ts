import { GetBucketLoggingCommand, PutBucketLoggingCommand, type LoggingEnabled } from '@aws-sdk/client-s3';
import { ownBucket, readBucket } from '../bucket-read.ts';
import type { JsonObject } from '../../core/json.ts';
import { forSdk, plain } from '../plain.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetBucketLogging' };

/** Server access logging is turned off by writing an empty status (API reference, PutBucketLogging). */
export const logging: Setting<'logging'> = {
  name: 'logging',
  calls: ['GetBucketLogging'],
  needs: [ask.action],
  writes: {
    put: [{ call: 'PutBucketLogging', action: 's3:PutBucketLogging' }],
    remove: [{ call: 'PutBucketLogging', action: 's3:PutBucketLogging' }],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const { LoggingEnabled } = await s3.send(new GetBucketLoggingCommand(bucket));
      return { LoggingEnabled: LoggingEnabled === undefined ? null : plain<JsonObject>(LoggingEnabled) };
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);
    const on = value?.LoggingEnabled ?? null;
    const status = on === null ? {} : { LoggingEnabled: forSdk<LoggingEnabled>(on) };
    return s3.send(new PutBucketLoggingCommand({ ...bucket, BucketLoggingStatus: status }));
  },
};
