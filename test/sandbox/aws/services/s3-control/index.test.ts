import {
  DeletePublicAccessBlockCommand,
  GetAccessPointCommand,
  GetPublicAccessBlockCommand,
  ListAccessPointsCommand,
  ListJobsCommand,
  PutPublicAccessBlockCommand,
  S3ControlClient,
} from '@aws-sdk/client-s3-control';
import { expect, it } from 'vitest';
import { account, configFor, localAws, other, refusalOf } from '../../world.ts';

const aws = localAws();
const client = (key = account) => new S3ControlClient(configFor(aws(), { key }));

it('an account’s public access block: absent, put, deleted', async () => {
  const get = () => client().send(new GetPublicAccessBlockCommand({ AccountId: account }));
  const absent = { name: 'NoSuchPublicAccessBlockConfiguration', status: 404 };
  expect(await refusalOf(get())).toMatchObject(absent);
  await client().send(
    new PutPublicAccessBlockCommand({
      AccountId: account,
      PublicAccessBlockConfiguration: { BlockPublicPolicy: true },
    }),
  );
  expect((await get()).PublicAccessBlockConfiguration).toEqual({
    BlockPublicAcls: false,
    IgnorePublicAcls: false,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: false,
  });
  await client().send(new DeletePublicAccessBlockCommand({ AccountId: account }));
  expect(await refusalOf(get())).toMatchObject(absent);
});

it('is nobody else’s', async () => {
  const call = client(other).send(new GetPublicAccessBlockCommand({ AccountId: account }));
  expect(await refusalOf(call)).toMatchObject({ name: 'AccessDenied', status: 403 });
});

it('there are no access points', async () => {
  expect((await client().send(new ListAccessPointsCommand({ AccountId: account }))).AccessPointList).toEqual([]);
  const get = client().send(new GetAccessPointCommand({ AccountId: account, Name: 'ap' }));
  expect(await refusalOf(get)).toMatchObject({ name: 'NoSuchAccessPoint', status: 404 });
});

it('what is not there is never silently well', async () => {
  expect(await refusalOf(client().send(new ListJobsCommand({ AccountId: account })))).toMatchObject({
    name: 'NotImplemented',
    status: 501,
  });
});

it('the log tells it from a bucket’s setting', async () => {
  await refusalOf(client().send(new GetPublicAccessBlockCommand({ AccountId: account })));
  expect(aws().calls()).toMatchObject([
    {
      service: 's3-control',
      operation: 'GetPublicAccessBlock',
      action: 's3:GetAccountPublicAccessBlock',
      parameters: { AccountId: account },
    },
  ]);
});
