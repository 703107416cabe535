import {
  GetBucketNotificationConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
} from '@aws-sdk/client-s3';
import { ownBucket, readBucket } from '../bucket-read.ts';
import type { JsonObject } from '../../core/json.ts';
import { plain } from '../plain.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetBucketNotification' };

/** Empty when nothing is notified; `EventBridgeConfiguration: {}` means that EventBridge gets every event. */
export const notification: Setting<'notification'> = {
  name: 'notification',
  calls: ['GetBucketNotificationConfiguration'],
  needs: [ask.action],
  writes: {
    put: [{ call: 'PutBucketNotificationConfiguration', action: 's3:PutBucketNotification' }],
    remove: [{ call: 'PutBucketNotificationConfiguration', action: 's3:PutBucketNotification' }],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      return plain<JsonObject>(await s3.send(new GetBucketNotificationConfigurationCommand(bucket)));
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);

    return s3.send(
      new PutBucketNotificationConfigurationCommand({ ...bucket, NotificationConfiguration: value ?? {} }),
    );
  },
};
