import {
  DeleteBucketAnalyticsConfigurationCommand,
  type AnalyticsConfiguration,
  ListBucketAnalyticsConfigurationsCommand,
  PutBucketAnalyticsConfigurationCommand,
} from '@aws-sdk/client-s3';
import { namedSetting } from '../named-configurations.ts';
import { forSdk } from '../plain.ts';

export const analytics = namedSetting({
  name: 'analytics',
  calls: {
    list: 'ListBucketAnalyticsConfigurations',
    put: 'PutBucketAnalyticsConfiguration',
    remove: 'DeleteBucketAnalyticsConfiguration',
  },
  actions: { read: 's3:GetAnalyticsConfiguration', write: 's3:PutAnalyticsConfiguration' },

  async page(s3, input) {
    const page = await s3.send(new ListBucketAnalyticsConfigurationsCommand(input));
    return { configurations: page.AnalyticsConfigurationList, next: page.NextContinuationToken };
  },
  put: (s3, input, one) =>
    s3.send(
      new PutBucketAnalyticsConfigurationCommand({
        ...input,
        AnalyticsConfiguration: forSdk<AnalyticsConfiguration>(one),
      }),
    ),
  remove: (s3, input) => s3.send(new DeleteBucketAnalyticsConfigurationCommand(input)),
});
