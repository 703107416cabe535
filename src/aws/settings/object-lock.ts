import {
  GetObjectLockConfigurationCommand,
  PutObjectLockConfigurationCommand,
  type ObjectLockConfiguration,
} from '@aws-sdk/client-s3';
import { ownBucket, readBucket } from '../bucket-read.ts';
import { Unwritable } from '../unwritable.ts';
import type { Settings } from '../../core/settings.ts';
import { forSdk, plain } from '../plain.ts';
import { required } from '../well-formed.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetBucketObjectLockConfiguration', absent: ['ObjectLockConfigurationNotFoundError'] };

export const objectLock: Setting<'objectLock'> = {
  name: 'objectLock',
  calls: ['GetObjectLockConfiguration'],
  needs: [ask.action],
  writes: {
    put: [{ call: 'PutObjectLockConfiguration', action: 's3:PutBucketObjectLockConfiguration' }],
    remove: [],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const { ObjectLockConfiguration: lock } = await s3.send(new GetObjectLockConfigurationCommand(bucket));
      return plain<Settings['objectLock']>({
        ...lock,
        ObjectLockEnabled: required(lock?.ObjectLockEnabled, 'ObjectLockEnabled'),
      });
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);
    if (value === null) throw new Unwritable('Object Lock can be changed, but never switched off.');
    return s3.send(
      new PutObjectLockConfigurationCommand({
        ...bucket,
        ObjectLockConfiguration: forSdk<ObjectLockConfiguration>(value),
      }),
    );
  },
};
