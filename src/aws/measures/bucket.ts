import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { absent, type Fact, known } from '../../core/fact.ts';
import type { Bucket } from '../../core/facts.ts';
import { type AwsError, awsError } from '../aws-error.ts';
import type { BucketInput } from '../bucket-read.ts';
import type { AwsClients } from '../clients.ts';
import { factOfError } from '../fact-of.ts';
import { alone, type Meanwhile, type Reading } from '../reading.ts';

const ask = { action: 's3:ListBucket' };

/** What one HeadBucket said: its region, or the error and the region that came with it. */
type Head = { readonly region: string | null; readonly error: AwsError | null };

/** S3 tells everybody whether a name exists and in which region; only a bucket's friends learn more. */
export const bucket: Reading<'bucket'> = {
  name: 'bucket',
  calls: ['HeadBucket'],
  needs: [ask.action],

  async read(aws, { bucket: Bucket, account }, sofar, _subject, meanwhile = alone(sofar)) {
    if (account === null) return factOfHead(await head(aws, { Bucket }, meanwhile), null);
    const guarded = await head(aws, { Bucket, ExpectedBucketOwner: account }, meanwhile);
    if (guarded.error?.status !== 403) return factOfHead(guarded, guarded.error === null ? true : null);
    // A stranger's bucket and a bucket that we may not list are refused alike: only without our guard do they differ.
    const open = await head(aws, { Bucket }, meanwhile);
    return factOfHead(open, open.error === null ? false : null);
  },
};

function factOfHead({ region, error }: Head, expectedOwner: boolean | null): Fact<Bucket> {
  if (error === null) return known({ region, listable: true, expectedOwner });
  if (error.status === 404) return absent;
  if (region === null || ![301, 400, 403].includes(error.status ?? 0)) return factOfError(ask, error);
  return known({ region, listable: error.status === 403 ? false : null, expectedOwner });
}

/** Asked again where S3 says the bucket is: only there is the answer about permissions. */
async function head(aws: AwsClients, input: BucketInput, meanwhile: Meanwhile): Promise<Head> {
  const first = await headOnce(aws, input);
  if (first.region !== null) meanwhile.regionIs(first.region);
  if (first.error === null || first.region === null) return first;
  if (first.region === (await aws.s3.config.region())) return first;
  const second = await headOnce(aws.in(first.region), input);
  return { region: second.region ?? first.region, error: second.error };
}

async function headOnce({ s3 }: AwsClients, input: BucketInput): Promise<Head> {
  try {
    const { BucketRegion = null } = await s3.send(new HeadBucketCommand(input));
    return { region: BucketRegion, error: null };
  } catch (thrown) {
    const error = awsError(thrown);
    return { region: error.headers['x-amz-bucket-region'] ?? null, error };
  }
}
