import {
  GetBucketVersioningCommand,
  ListBucketsCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
} from '@aws-sdk/client-s3';
import { PutPublicAccessBlockCommand, S3ControlClient } from '@aws-sdk/client-s3-control';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { role } from '../../../src/sandbox/aws/services/iam/seed.ts';
import { bucket } from '../../../src/sandbox/aws/services/s3/seed.ts';
import { session } from '../../../src/sandbox/aws/services/sts/seed.ts';
import { account, configFor, localAws, refusalOf, s3Of } from './world.ts';

const aws = localAws((state) => {
  bucket(state, { name: 'one', account });
  bucket(state, { name: 'two', account });
  role(state, { account, name: 'writer' });
});

const as = (policy?: object) =>
  session(aws().state, { account, role: 'writer', session: 'cooper-1', ...(policy && { policy }) });
const allow = (Action: string | string[], Resource: string | string[]) => ({ Effect: 'Allow', Action, Resource });
const policyOf = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });

const versioning = (policy: object | undefined, Bucket: string) =>
  s3Of(aws(), { credentials: as(policy) }).send(
    new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
  );

describe('a session policy', () => {
  const narrow = policyOf(allow('s3:PutBucketVersioning', 'arn:aws:s3:::one'));

  it('allows what it says', async () => {
    await versioning(narrow, 'one');
    expect(aws().mutations()).toHaveLength(1);
  });

  it('refuses another bucket, another action and the account, in the words of AWS', async () => {
    expect(await refusalOf(versioning(narrow, 'two'))).toMatchObject({
      name: 'AccessDenied',
      status: 403,
      message: `User: arn:aws:sts::${account}:assumed-role/writer/cooper-1 is not authorized to perform: s3:PutBucketVersioning on resource: "arn:aws:s3:::two" because no session policy allows the s3:PutBucketVersioning action`,
    });
    const s3 = s3Of(aws(), { credentials: as(narrow) });
    const tagging = new PutBucketTaggingCommand({ Bucket: 'one', Tagging: { TagSet: [] } });
    expect((await refusalOf(s3.send(tagging))).message).toContain('no session policy allows');
    const reading = new GetBucketVersioningCommand({ Bucket: 'one' });
    expect((await refusalOf(s3.send(reading))).message).toContain('no session policy allows');
    expect((await refusalOf(s3.send(new ListBucketsCommand({})))).message).toContain('no session policy allows');
    const control = new S3ControlClient(configFor(aws(), { credentials: as(narrow) }));
    const block = new PutPublicAccessBlockCommand({ AccountId: account, PublicAccessBlockConfiguration: {} });
    expect((await refusalOf(control.send(block))).message).toContain('no session policy allows');
    expect(aws().mutations()).toEqual([]);
  });

  it.each([
    ['with wildcards', policyOf(allow(['S3:Put*'], 'arn:aws:s3:::o?e'))],
    ['with everything', policyOf(allow('*', '*'))],
    ['that there is not', undefined],
  ])('%s allows it', async (_what, policy) => {
    await expect(versioning(policy, 'one')).resolves.toBeDefined();
  });

  it.each([
    ['a Deny', policyOf(allow('*', '*'), { ...allow('s3:PutBucketVersioning', '*'), Effect: 'Deny' }), 'explicit deny'],
    [
      'a condition, which nobody here understands',
      policyOf({ ...allow('*', '*'), Condition: {} }),
      'no session policy',
    ],
    ['no statement', policyOf(), 'no session policy'],
  ])('with %s does not', async (_what, policy, words) => {
    expect((await refusalOf(versioning(policy, 'one'))).message).toContain(words);
  });

  it('is not asked about other services', async () => {
    const sts = new STSClient(configFor(aws(), { credentials: as(narrow) }));
    await expect(sts.send(new GetCallerIdentityCommand({}))).resolves.toMatchObject({ Account: account });
  });
});
