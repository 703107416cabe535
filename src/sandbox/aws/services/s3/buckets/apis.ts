import { AwsError } from '../../../service.ts';
import { type AccountApi, type BucketApi, empty, type Route, xmlAnswer } from '../api.ts';
import { canonicalId } from '../canonical-id.ts';
import { accessDenied } from '../errors.ts';
import { xmlDocument } from '../xml.ts';
import { createBucket } from './create-bucket.ts';
import { pageSize } from '../objects/page.ts';

/** The caller's own, by name. Paged only when asked for, or beyond 10,000 (ListBuckets API reference). */
const listBuckets: AccountApi = {
  name: 'ListBuckets',
  action: 's3:ListAllMyBuckets',
  on: 'account',
  run({ state, call, query }) {
    const { account } = call.principal;
    if (account === null) throw accessDenied();
    const prefix = query.get('prefix') ?? '';
    const region = query.get('bucket-region');
    const after = query.get('continuation-token');
    const found = [...state.s3.buckets.values()]
      .filter((bucket) => bucket.account === account && bucket.name.startsWith(prefix))
      .filter(
        (bucket) => (region === null || bucket.region === region) && (after === null || bucket.name > decode(after)),
      )
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const page = found.slice(0, pageSize(query, 'max-buckets', 10_000));
    return xmlAnswer(
      xmlDocument('ListAllMyBucketsResult', {
        Owner: { ID: canonicalId(account) },
        Buckets: {
          Bucket: page.map(({ name, createdAt, region: where }) => ({
            Name: name,
            CreationDate: createdAt,
            BucketRegion: where,
            BucketArn: `arn:aws:s3:::${name}`,
          })),
        },
        Prefix: query.get('prefix'),
        ContinuationToken: found.length > page.length ? encode(page.at(-1)?.name ?? '') : null,
      }),
    );
  },
};

const encode = (text: string): string => Buffer.from(text).toString('base64url');
const decode = (token: string): string => Buffer.from(token, 'base64url').toString();

const headBucket: BucketApi = {
  name: 'HeadBucket',
  action: 's3:ListBucket',
  on: 'bucket',
  run({ bucket }) {
    return empty(200, { 'x-amz-bucket-arn': `arn:aws:s3:::${bucket.name}`, 'x-amz-access-point-alias': 'false' });
  },
};

/** us-east-1 is spelled by an empty element. */
const getBucketLocation: BucketApi = {
  name: 'GetBucketLocation',
  action: 's3:GetBucketLocation',
  on: 'bucket',
  run({ bucket }) {
    return xmlAnswer(xmlDocument('LocationConstraint', bucket.region === 'us-east-1' ? '' : bucket.region));
  },
};

const deleteBucket: BucketApi = {
  name: 'DeleteBucket',
  action: 's3:DeleteBucket',
  on: 'bucket',
  signedOnly: true,
  run({ state, bucket }) {
    if (bucket.objects.size > 0)
      throw new AwsError('BucketNotEmpty', 409, 'The bucket you tried to delete is not empty', {
        details: { BucketName: bucket.name },
      });
    state.s3.buckets.delete(bucket.name);
    return empty(204);
  },
};

export const locationRoutes: readonly Route[] = [
  { method: 'GET', on: 'bucket', query: ['location'], api: getBucketLocation },
];

/** Without a sub-resource: to be looked at last. */
export const plainBucketRoutes: readonly Route[] = [
  { method: 'GET', on: 'account', api: listBuckets },
  { method: 'PUT', on: 'bucket', api: createBucket },
  { method: 'HEAD', on: 'bucket', api: headBucket },
  { method: 'DELETE', on: 'bucket', api: deleteBucket },
];
