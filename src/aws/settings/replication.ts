import {
  DeleteBucketReplicationCommand,
  GetBucketReplicationCommand,
  PutBucketReplicationCommand,
  type ReplicationConfiguration,
} from '@aws-sdk/client-s3';
import { ownBucket, readBucket } from '../bucket-read.ts';
import type { Settings } from '../../core/settings.ts';
import { forSdk, plain } from '../plain.ts';
import { required } from '../well-formed.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetReplicationConfiguration', absent: ['ReplicationConfigurationNotFoundError'] };

export const replication: Setting<'replication'> = {
  name: 'replication',
  calls: ['GetBucketReplication'],
  needs: [ask.action],
  writes: {
    put: [{ call: 'PutBucketReplication', action: 's3:PutReplicationConfiguration' }],
    remove: [{ call: 'DeleteBucketReplication', action: 's3:PutReplicationConfiguration' }],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const { ReplicationConfiguration: all } = await s3.send(new GetBucketReplicationCommand(bucket));
      return plain<Settings['replication']>({ ...all, Rules: required(all?.Rules, 'Rules') });
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);
    if (value === null) return s3.send(new DeleteBucketReplicationCommand(bucket));
    return s3.send(
      new PutBucketReplicationCommand({
        ...bucket,
        ReplicationConfiguration: forSdk<ReplicationConfiguration>(value),
      }),
    );
  },
};
