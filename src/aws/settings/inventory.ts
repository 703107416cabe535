import {
  DeleteBucketInventoryConfigurationCommand,
  type InventoryConfiguration,
  ListBucketInventoryConfigurationsCommand,
  PutBucketInventoryConfigurationCommand,
} from '@aws-sdk/client-s3';
import { namedSetting } from '../named-configurations.ts';
import { forSdk } from '../plain.ts';

export const inventory = namedSetting({
  name: 'inventory',
  calls: {
    list: 'ListBucketInventoryConfigurations',
    put: 'PutBucketInventoryConfiguration',
    remove: 'DeleteBucketInventoryConfiguration',
  },
  actions: { read: 's3:GetInventoryConfiguration', write: 's3:PutInventoryConfiguration' },

  async page(s3, input) {
    const page = await s3.send(new ListBucketInventoryConfigurationsCommand(input));
    return { configurations: page.InventoryConfigurationList, next: page.NextContinuationToken };
  },
  put: (s3, input, one) =>
    s3.send(
      new PutBucketInventoryConfigurationCommand({
        ...input,
        InventoryConfiguration: forSdk<InventoryConfiguration>(one),
      }),
    ),
  remove: (s3, input) => s3.send(new DeleteBucketInventoryConfigurationCommand(input)),
});
