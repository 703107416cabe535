import { GetBucketRequestPaymentCommand, PutBucketRequestPaymentCommand } from '@aws-sdk/client-s3';
import { ownBucket, readBucket } from '../bucket-read.ts';
import { required } from '../well-formed.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetBucketRequestPayment' };

/** Never absent; taking it away means that the bucket's owner pays, as for every new bucket. */
export const requestPayment: Setting<'requestPayment'> = {
  name: 'requestPayment',
  calls: ['GetBucketRequestPayment'],
  needs: [ask.action],
  writes: {
    put: [{ call: 'PutBucketRequestPayment', action: 's3:PutBucketRequestPayment' }],
    remove: [{ call: 'PutBucketRequestPayment', action: 's3:PutBucketRequestPayment' }],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const { Payer } = await s3.send(new GetBucketRequestPaymentCommand(bucket));
      return { Payer: required(Payer, 'Payer') };
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);

    return s3.send(
      new PutBucketRequestPaymentCommand({ ...bucket, RequestPaymentConfiguration: value ?? { Payer: 'BucketOwner' } }),
    );
  },
};
