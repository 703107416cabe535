import {
  DeleteBucketIntelligentTieringConfigurationCommand,
  type IntelligentTieringConfiguration,
  ListBucketIntelligentTieringConfigurationsCommand,
  PutBucketIntelligentTieringConfigurationCommand,
} from '@aws-sdk/client-s3';
import { namedSetting } from '../named-configurations.ts';
import { forSdk } from '../plain.ts';

export const intelligentTiering = namedSetting({
  name: 'intelligentTiering',
  calls: {
    list: 'ListBucketIntelligentTieringConfigurations',
    put: 'PutBucketIntelligentTieringConfiguration',
    remove: 'DeleteBucketIntelligentTieringConfiguration',
  },
  actions: { read: 's3:GetIntelligentTieringConfiguration', write: 's3:PutIntelligentTieringConfiguration' },

  async page(s3, input) {
    const page = await s3.send(new ListBucketIntelligentTieringConfigurationsCommand(input));
    return { configurations: page.IntelligentTieringConfigurationList, next: page.NextContinuationToken };
  },
  put: (s3, input, one) =>
    s3.send(
      new PutBucketIntelligentTieringConfigurationCommand({
        ...input,
        IntelligentTieringConfiguration: forSdk<IntelligentTieringConfiguration>(one),
      }),
    ),
  remove: (s3, input) => s3.send(new DeleteBucketIntelligentTieringConfigurationCommand(input)),
});
