import { HeadObjectCommand, type HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import type { Target } from '../core/target.ts';
import type { AwsClients } from './clients.ts';
import type { ObjectInput } from './object-read.ts';
import { shared } from './shared-call.ts';

/** One HeadObject for all readings of a question; a second one only without the guard that the first one had. */
export const headObject = (aws: AwsClients, target: Target, input: ObjectInput): Promise<HeadObjectCommandOutput> =>
  shared(aws, target, `HeadObject for ${input.ExpectedBucketOwner ?? 'anybody'}`, () =>
    aws.s3.send(new HeadObjectCommand(input)),
  );
