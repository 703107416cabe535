import {
  DeleteBucketIntelligentTieringConfigurationCommand,
  type IntelligentTieringConfiguration,
  ListBucketIntelligentTieringConfigurationsCommand,
  PutBucketIntelligentTieringConfigurationCommand,
} from '@aws-sdk/client-s3';
import { type BucketInput, ownBucket, readBucket } from '../bucket-read.ts';
import type { AwsClients } from '../clients.ts';
import { everyPage, replaceAll } from '../named-configurations.ts';
import { forSdk } from '../plain.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetIntelligentTieringConfiguration' };

export const intelligentTiering: Setting<'intelligentTiering'> = {
  name: 'intelligentTiering',
  calls: ['ListBucketIntelligentTieringConfigurations'],
  needs: [ask.action],
  writeNeeds: 's3:PutIntelligentTieringConfiguration',

  read: (aws, target) => readBucket(target, ask, (bucket) => list(aws, bucket)),

  async write(aws, target, value) {
    const bucket = ownBucket(target);
    await replaceAll(value ?? [], {
      list: () => list(aws, bucket),
      put: (Id, one) =>
        aws.s3.send(
          new PutBucketIntelligentTieringConfigurationCommand({
            ...bucket,
            Id,
            IntelligentTieringConfiguration: forSdk<IntelligentTieringConfiguration>(one),
          }),
        ),
      remove: (Id) => aws.s3.send(new DeleteBucketIntelligentTieringConfigurationCommand({ ...bucket, Id })),
    });
  },
};

const list = ({ s3 }: AwsClients, bucket: BucketInput) =>
  everyPage(async (ContinuationToken) => {
    const page = await s3.send(new ListBucketIntelligentTieringConfigurationsCommand({ ...bucket, ContinuationToken }));
    return { configurations: page.IntelligentTieringConfigurationList, next: page.NextContinuationToken };
  });
