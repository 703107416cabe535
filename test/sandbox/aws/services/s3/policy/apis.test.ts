import {
  GetBucketPolicyCommand,
  DeleteBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  PutBucketPolicyCommand,
} from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { role } from '../../../../../../src/sandbox/aws/services/iam/seed.ts';
import { accountPublicAccessBlock, bucket } from '../../../../../../src/sandbox/aws/services/s3/seed.ts';
import { account, localAws, refusalOf, s3Of } from '../../../world.ts';

const aws = localAws((state) => {
  bucket(state, { name: 'blocked', account });
  bucket(state, { name: 'open', account, publicAccessBlock: null });
  role(state, { account, name: 'reader' });
});

const policy = (more: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::open/*',
        ...more,
      },
    ],
  });

const put = (Policy: string, Bucket = 'open') => s3Of(aws()).send(new PutBucketPolicyCommand({ Bucket, Policy }));

it('a policy is given back as it was put, until it is deleted', async () => {
  const s3 = s3Of(aws());
  expect(await refusalOf(s3.send(new GetBucketPolicyCommand({ Bucket: 'open' })))).toMatchObject({
    name: 'NoSuchBucketPolicy',
    status: 404,
  });
  expect(await refusalOf(s3.send(new GetBucketPolicyStatusCommand({ Bucket: 'open' })))).toMatchObject({
    name: 'NoSuchBucketPolicy',
    status: 404,
  });
  await put(policy({ Sid: 'Ö' }));
  expect((await s3.send(new GetBucketPolicyCommand({ Bucket: 'open' }))).Policy).toBe(policy({ Sid: 'Ö' }));
  await s3.send(new DeleteBucketPolicyCommand({ Bucket: 'open' }));
  expect((await refusalOf(s3.send(new GetBucketPolicyCommand({ Bucket: 'open' })))).name).toBe('NoSuchBucketPolicy');
});

it.each([
  ['for everybody', { Principal: '*' }, true],
  ['for an account', {}, false],
])('S3’s own verdict on a policy %s: %s', async (_, more, IsPublic) => {
  await put(policy(more));
  expect((await s3Of(aws()).send(new GetBucketPolicyStatusCommand({ Bucket: 'open' }))).PolicyStatus).toEqual({
    IsPublic,
  });
});

it.each([
  ['no JSON', '{', 'Policies must be valid JSON'],
  ['no principal', policy({ Principal: undefined }), 'Missing required field Principal'],
  ['a principal of no kind', policy({ Principal: { Robot: 'x' } }), 'Invalid principal in policy'],
  [
    'a role that is not there',
    policy({ Principal: { AWS: `arn:aws:iam::${account}:role/gone` } }),
    'Invalid principal in policy',
  ],
  [
    'a pattern of principals',
    policy({ Principal: { AWS: `arn:aws:iam::${account}:role/*` } }),
    'Invalid principal in policy',
  ],
  ['an action that there isn’t', policy({ Action: 's3:GetObjekt' }), 'Policy has invalid action'],
  ['an operation for an action', policy({ Action: 's3:HeadObject' }), 'Policy has invalid action'],
  ['an action of another service', policy({ Action: 'sqs:SendMessage' }), 'Policy has invalid action'],
  ['another bucket', policy({ Resource: 'arn:aws:s3:::other/*' }), 'Policy has invalid resource'],
  [
    'a bucket action on objects alone',
    policy({ Action: 's3:ListBucket' }),
    'Action does not apply to any resource(s) in statement',
  ],
  ['a field that there isn’t', policy({ Reason: 'x' }), 'Unknown field Reason'],
  ['no effect', policy({ Effect: 'Maybe' }), 'Invalid effect: Maybe'],
  ['no statement', '{"Version":"2012-10-17","Statement":[]}', 'Statement is empty'],
  ['a version that there isn’t', '{"Version":"2026-01-01","Statement":[]}', 'valid version string'],
])('MalformedPolicy: %s', async (_, text, message) => {
  expect(await refusalOf(put(text))).toMatchObject({
    name: 'MalformedPolicy',
    status: 400,
    message: expect.stringContaining(message),
  });
});

it.each([
  ['a role that is there', policy({ Principal: { AWS: `arn:aws:iam::${account}:role/reader` } })],
  ['a service', policy({ Principal: { Service: 'logging.s3.amazonaws.com' }, Action: 's3:PutObject' })],
  [
    'patterns of actions',
    policy({ Action: ['s3:Get*', 's3:List*'], Resource: ['arn:aws:s3:::open', 'arn:aws:s3:::open/*'] }),
  ],
  ['a pattern that means the bucket', policy({ Action: '*', Resource: 'arn:aws:s3:::op*' })],
  ['actions in any case', policy({ Action: 'S3:getobject' })],
])('a policy with %s is kept', async (_, text) => {
  await put(text);
  expect((await s3Of(aws()).send(new GetBucketPolicyCommand({ Bucket: 'open' }))).Policy).toBe(text);
});

it('a public policy is refused where those are blocked, by bucket or account', async () => {
  const everybody = (name: string) => policy({ Principal: '*', Resource: `arn:aws:s3:::${name}/*` });
  const refused = {
    name: 'AccessDenied',
    status: 403,
    message: expect.stringContaining(
      'because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access',
    ),
  };
  expect(await refusalOf(put(everybody('blocked'), 'blocked'))).toMatchObject(refused);
  await put(everybody('open'));
  accountPublicAccessBlock(aws().state, account, { BlockPublicPolicy: true });
  expect(await refusalOf(put(everybody('open')))).toMatchObject(refused);
});
