import {
  DeleteBucketAnalyticsConfigurationCommand,
  type AnalyticsConfiguration,
  ListBucketAnalyticsConfigurationsCommand,
  PutBucketAnalyticsConfigurationCommand,
} from '@aws-sdk/client-s3';
import { type BucketInput, ownBucket, readBucket } from '../bucket-read.ts';
import type { AwsClients } from '../clients.ts';
import { everyPage, replaceAll } from '../named-configurations.ts';
import { forSdk } from '../plain.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetAnalyticsConfiguration' };

export const analytics: Setting<'analytics'> = {
  name: 'analytics',
  calls: ['ListBucketAnalyticsConfigurations'],
  needs: [ask.action],
  writeNeeds: 's3:PutAnalyticsConfiguration',

  read: (aws, target) => readBucket(target, ask, (bucket) => list(aws, bucket)),

  async write(aws, target, value) {
    const bucket = ownBucket(target);
    await replaceAll(value ?? [], {
      list: () => list(aws, bucket),
      put: (Id, one) =>
        aws.s3.send(
          new PutBucketAnalyticsConfigurationCommand({
            ...bucket,
            Id,
            AnalyticsConfiguration: forSdk<AnalyticsConfiguration>(one),
          }),
        ),
      remove: (Id) => aws.s3.send(new DeleteBucketAnalyticsConfigurationCommand({ ...bucket, Id })),
    });
  },
};

const list = ({ s3 }: AwsClients, bucket: BucketInput) =>
  everyPage(async (ContinuationToken) => {
    const page = await s3.send(new ListBucketAnalyticsConfigurationsCommand({ ...bucket, ContinuationToken }));
    return { configurations: page.AnalyticsConfigurationList, next: page.NextContinuationToken };
  });
