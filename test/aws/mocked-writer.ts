import { S3Client } from '@aws-sdk/client-s3';
import { S3ControlClient } from '@aws-sdk/client-s3-control';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach } from 'vitest';
import { awsFor } from '../../src/aws/clients.ts';
import { makeWriter, type SessionFor } from '../../src/aws/writer.ts';

// A writer whose STS and S3 are mocks, back at the beginning before each test.
export const account = '111122223333';
export const role = `arn:aws:iam::${account}:role/CooperWrite`;
export const sts = mockClient(STSClient);
export const s3 = mockClient(S3Client);
export const s3Control = mockClient(S3ControlClient);

export const aws = awsFor({
  region: 'us-east-1',
  credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' },
});
export const writer = makeWriter(aws, { writeRoles: { [account]: role }, externalId: 'shared-secret' });
export const place = { account, region: 'eu-west-1', bucket: 'logs' };
export const session: SessionFor = {
  changeId: 'ch_1',
  requester: 'slack:T0/U0',
  approvers: ['slack:T0/U1', 'slack:T0/U2', 'slack:T0/U3'],
  channel: 'C0',
  place,
  setting: 'policy',
};
export const policy = { Version: '2012-10-17', Statement: [] };

let given = 0;
beforeEach(() => {
  for (const mock of [sts, s3, s3Control]) mock.reset();
  given = 0;
  sts.on(AssumeRoleCommand).callsFake(() => {
    given += 1;
    const Expiration = new Date('2100-01-01T00:00:00Z');
    return {
      Credentials: {
        AccessKeyId: `ASIA${given}`,
        SecretAccessKey: `hidden${given}`,
        SessionToken: `token${given}`,
        Expiration,
      },
    };
  });
});

/** What STS was asked, call by call. */
export const asked = () => sts.commandCalls(AssumeRoleCommand).map(({ args: [{ input }] }) => input);
export const refusedWith = (name: string, status: number, message = 'no', requestId = 'R1') =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status, requestId } });
