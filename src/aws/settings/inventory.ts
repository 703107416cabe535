import {
  DeleteBucketInventoryConfigurationCommand,
  type InventoryConfiguration,
  ListBucketInventoryConfigurationsCommand,
  PutBucketInventoryConfigurationCommand,
} from '@aws-sdk/client-s3';
import { type BucketInput, ownBucket, readBucket } from '../bucket-read.ts';
import type { AwsClients } from '../clients.ts';
import { everyPage, replaceAll } from '../named-configurations.ts';
import { forSdk } from '../plain.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetInventoryConfiguration' };

export const inventory: Setting<'inventory'> = {
  name: 'inventory',
  calls: ['ListBucketInventoryConfigurations'],
  needs: [ask.action],
  writeNeeds: 's3:PutInventoryConfiguration',

  read: (aws, target) => readBucket(target, ask, (bucket) => list(aws, bucket)),

  async write(aws, target, value) {
    const bucket = ownBucket(target);
    await replaceAll(value ?? [], {
      list: () => list(aws, bucket),
      put: (Id, one) =>
        aws.s3.send(
          new PutBucketInventoryConfigurationCommand({
            ...bucket,
            Id,
            InventoryConfiguration: forSdk<InventoryConfiguration>(one),
          }),
        ),
      remove: (Id) => aws.s3.send(new DeleteBucketInventoryConfigurationCommand({ ...bucket, Id })),
    });
  },
};

const list = ({ s3 }: AwsClients, bucket: BucketInput) =>
  everyPage(async (ContinuationToken) => {
    const page = await s3.send(new ListBucketInventoryConfigurationsCommand({ ...bucket, ContinuationToken }));
    return { configurations: page.InventoryConfigurationList, next: page.NextContinuationToken };
  });
