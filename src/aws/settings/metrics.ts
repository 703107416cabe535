import {
  DeleteBucketMetricsConfigurationCommand,
  type MetricsConfiguration,
  ListBucketMetricsConfigurationsCommand,
  PutBucketMetricsConfigurationCommand,
} from '@aws-sdk/client-s3';
import { type BucketInput, ownBucket, readBucket } from '../bucket-read.ts';
import type { AwsClients } from '../clients.ts';
import { everyPage, replaceAll } from '../named-configurations.ts';
import { forSdk } from '../plain.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetMetricsConfiguration' };

export const metrics: Setting<'metrics'> = {
  name: 'metrics',
  calls: ['ListBucketMetricsConfigurations'],
  needs: [ask.action],
  writeNeeds: 's3:PutMetricsConfiguration',

  read: (aws, target) => readBucket(target, ask, (bucket) => list(aws, bucket)),

  async write(aws, target, value) {
    const bucket = ownBucket(target);
    await replaceAll(value ?? [], {
      list: () => list(aws, bucket),
      put: (Id, one) =>
        aws.s3.send(
          new PutBucketMetricsConfigurationCommand({
            ...bucket,
            Id,
            MetricsConfiguration: forSdk<MetricsConfiguration>(one),
          }),
        ),
      remove: (Id) => aws.s3.send(new DeleteBucketMetricsConfigurationCommand({ ...bucket, Id })),
    });
  },
};

const list = ({ s3 }: AwsClients, bucket: BucketInput) =>
  everyPage(async (ContinuationToken) => {
    const page = await s3.send(new ListBucketMetricsConfigurationsCommand({ ...bucket, ContinuationToken }));
    return { configurations: page.MetricsConfigurationList, next: page.NextContinuationToken };
  });
