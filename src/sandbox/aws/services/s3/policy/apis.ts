import { serviceDenial } from '../../../denial-text.ts';
import { type Answer, AwsError } from '../../../service.ts';
import type { State } from '../../../state.ts';
import { type BucketApi, type BucketAsk, empty, type Route, xmlAnswer } from '../api.ts';
import { accessDenied } from '../errors.ts';
import { documentOf, setDocument } from '../settings/documents.ts';
import { blocks } from '../settings/facts.ts';
import { xmlDocument } from '../xml.ts';
import { checkPolicy } from './check-policy.ts';
import { looksPublic } from './looks-public.ts';

const getBucketPolicy: BucketApi = {
  name: 'GetBucketPolicy',
  action: 's3:GetBucketPolicy',
  on: 'bucket',
  ownersOnly: true,
  run(ask): Answer {
    return { status: 200, headers: { 'content-type': 'application/json' }, body: held(ask) };
  },
};

const getBucketPolicyStatus: BucketApi = {
  name: 'GetBucketPolicyStatus',
  action: 's3:GetBucketPolicyStatus',
  on: 'bucket',
  run(ask) {
    return xmlAnswer(xmlDocument('PolicyStatus', { IsPublic: looksPublic(JSON.parse(held(ask))) }));
  },
};

const putBucketPolicy: BucketApi = {
  name: 'PutBucketPolicy',
  action: 's3:PutBucketPolicy',
  on: 'bucket',
  ownersOnly: true,
  run({ state, call, bucket }) {
    const text = call.body.toString();
    const policy = checkPolicy(text, bucket.name, (arn) => exists(state, arn));
    if (looksPublic(policy) && blocks(state, bucket, 'BlockPublicPolicy')) {
      const reason = 'public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access';
      const refused = {
        principal: call.principal.arn,
        action: 's3:PutBucketPolicy',
        resource: `arn:aws:s3:::${bucket.name}`,
      };
      throw accessDenied(serviceDenial(refused, reason));
    }
    setDocument(bucket, 'policy', text);
    return empty(204);
  },
};

const deleteBucketPolicy: BucketApi = {
  name: 'DeleteBucketPolicy',
  action: 's3:DeleteBucketPolicy',
  on: 'bucket',
  ownersOnly: true,
  run({ bucket }) {
    setDocument(bucket, 'policy', null);
    return empty(204);
  },
};

export const policyRoutes: readonly Route[] = [
  { method: 'GET', on: 'bucket', query: ['policy'], api: getBucketPolicy },
  { method: 'GET', on: 'bucket', query: ['policyStatus'], api: getBucketPolicyStatus },
  { method: 'PUT', on: 'bucket', query: ['policy'], api: putBucketPolicy },
  { method: 'DELETE', on: 'bucket', query: ['policy'], api: deleteBucketPolicy },
];

function held({ bucket, staleMs }: BucketAsk): string {
  const policy = documentOf(bucket, 'policy', staleMs);
  if (policy !== null) return policy;
  throw new AwsError('NoSuchBucketPolicy', 404, 'The bucket policy does not exist', {
    details: { BucketName: bucket.name },
  });
}

/** Users and roles must be there when a policy names them. Of accounts whose IAM nobody set up, everything may be. */
function exists(state: State, arn: string): boolean {
  const parts = /^arn:aws[\w-]*:iam::(\d{12}):(user|role)\/(?:.*\/)?([^/]+)$/.exec(arn);
  const account = state.iam.accounts.get(parts?.[1] ?? '');
  if (parts === null || account === undefined || arn.endsWith(':user/admin')) return true;
  const name = parts[3] ?? '';
  return parts[2] === 'user' ? account.users.has(name) : account.roles.has(name);
}
