import {
  DeleteBucketMetricsConfigurationCommand,
  type MetricsConfiguration,
  ListBucketMetricsConfigurationsCommand,
  PutBucketMetricsConfigurationCommand,
} from '@aws-sdk/client-s3';
import { namedSetting } from '../named-configurations.ts';
import { forSdk } from '../plain.ts';

export const metrics = namedSetting({
  name: 'metrics',
  calls: {
    list: 'ListBucketMetricsConfigurations',
    put: 'PutBucketMetricsConfiguration',
    remove: 'DeleteBucketMetricsConfiguration',
  },
  actions: { read: 's3:GetMetricsConfiguration', write: 's3:PutMetricsConfiguration' },

  async page(s3, input) {
    const page = await s3.send(new ListBucketMetricsConfigurationsCommand(input));
    return { configurations: page.MetricsConfigurationList, next: page.NextContinuationToken };
  },
  put: (s3, input, one) =>
    s3.send(
      new PutBucketMetricsConfigurationCommand({ ...input, MetricsConfiguration: forSdk<MetricsConfiguration>(one) }),
    ),
  remove: (s3, input) => s3.send(new DeleteBucketMetricsConfigurationCommand(input)),
});
