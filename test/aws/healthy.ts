import { documents } from './documents.ts';
import { account } from './reads.ts';
import { type Asked, operationOf, type StubAnswer } from './stub.ts';

const queries = new Map(Object.values(documents).map(({ query, body }) => [query, body]));

/** Answers as AWS does for a bucket where everything is configured, owned by the caller's account. */
export function healthy(asked: Asked): StubAnswer {
  const { pathname, searchParams } = new URL(asked.url, 'http://stub');
  if (operationOf(asked) === 'GetCallerIdentity') return { status: 200, body: callerIdentity };
  if (asked.method === 'HEAD') return { status: 200, headers: { 'x-amz-bucket-region': 'us-east-1' } };
  if (pathname.endsWith('/configuration/publicAccessBlock'))
    return { status: 200, body: documents.publicAccessBlock.body };
  if (pathname === '/' && asked.method === 'GET') return { status: 200, body: ownBuckets };
  const query = [...searchParams.keys()].find((name) => queries.has(name));
  return query === undefined ? { status: 501 } : { status: 200, body: queries.get(query) ?? '' };
}

const ownBuckets =
  '<ListAllMyBucketsResult><Owner><ID>owner</ID></Owner><Buckets><Bucket><Name>logs</Name></Bucket></Buckets></ListAllMyBucketsResult>';
const callerIdentity = `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::${account}:user/ann</Arn><UserId>AIDA</UserId><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
