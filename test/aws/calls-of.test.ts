import { S3Client } from '@aws-sdk/client-s3';
import { S3ControlClient } from '@aws-sdk/client-s3-control';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { callsOf } from '../../src/aws/calls-of.ts';
import { awsFor } from '../../src/aws/clients.ts';
import type { Setting } from '../../src/aws/reading.ts';
import { settingOf, settings } from '../../src/aws/settings/index.ts';
import { target } from '../../src/core/target.ts';
import { documents } from './documents.ts';

const account = '111122223333';
const place = { account, region: 'eu-west-1', bucket: 'logs' };
const arn = 'arn:aws:s3:::logs';
const shown = (calls: readonly { call: string; action: string; resource: string }[]) =>
  calls.map(({ call, action, resource }) => `${call}: ${action} on ${resource}`);

describe('the calls of a write', () => {
  it('are the session, the write and the reading that verifies it', () => {
    const role = `arn:aws:iam::${account}:role/CooperWrite`;
    expect(shown(callsOf('policy', place, {}, role))).toEqual([
      `AssumeRole: sts:AssumeRole on ${role}`,
      `AssumeRole: sts:SetSourceIdentity on ${role}`,
      `AssumeRole: sts:TagSession on ${role}`,
      `PutBucketPolicy: s3:PutBucketPolicy on ${arn}`,
      `GetBucketPolicy: s3:GetBucketPolicy on ${arn}`,
    ]);
  });

  it('take the setting away where there is nothing to write', () => {
    expect(shown(callsOf('policy', place, null))).toContain(`DeleteBucketPolicy: s3:DeleteBucketPolicy on ${arn}`);
  });

  it('name some role of the account where none is given, in the partition of the Region', () => {
    const [assume, , , write] = callsOf('encryption', { ...place, region: 'cn-north-1' }, null);
    expect([assume?.resource, write?.resource]).toEqual([`arn:aws-cn:iam::${account}:role/*`, 'arn:aws-cn:s3:::logs']);
  });

  it('are on no resource where the account as a whole is meant', () => {
    const calls = callsOf('accountPublicAccessBlock', { ...place, bucket: null }, null).slice(3);
    expect(shown(calls)).toEqual([
      'DeletePublicAccessBlock: s3:PutAccountPublicAccessBlock on *',
      'GetPublicAccessBlock: s3:GetAccountPublicAccessBlock on *',
    ]);
  });
});

describe('what a setting says that it calls', () => {
  const s3 = mockClient(S3Client);
  const control = mockClient(S3ControlClient);
  beforeEach(() => {
    s3.reset();
    control.reset();
    s3.onAnyCommand().resolves({ $metadata: { requestId: 'R' } });
    control.onAnyCommand().resolves({ $metadata: { requestId: 'R' } });
  });
  const aws = awsFor({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' },
  });
  const clients = aws({ account, region: null, role: 'write' });
  const sent = () => [...s3.calls(), ...control.calls()].map(({ args: [{ constructor }] }) => constructor.name);
  const values = new Map(Object.entries(documents).map(([name, { value }]) => [name, value as unknown]));

  async function write({ name }: Setting, value: unknown): Promise<readonly string[]> {
    const setting: Setting = settingOf(name);
    await setting.write(clients, target({ bucket: 'logs', account }), value as never);
    return sent();
  }

  const puts = settings.filter(({ writes }) => writes.put.length > 0);
  it.each(puts.map((setting) => [setting.name, setting] as const))(
    'is what writing calls: %s',
    async (name, setting) => {
      const value = values.get(name) ?? documents.publicAccessBlock.value;
      const calls = setting.writes.put.map(({ call }) => `${call}Command`);
      for (const command of await write(setting, value)) expect(calls).toContain(command);
      expect(sent().length).toBeGreaterThan(0);
    },
  );

  const removes = settings.filter(({ writes }) => writes.remove.length > 0);
  it.each(removes.map((setting) => [setting.name, setting] as const))(
    'is what taking away calls: %s',
    async (_name, setting) => {
      const calls = setting.writes.remove.map(({ call }) => `${call}Command`);
      for (const command of await write(setting, null)) expect(calls).toContain(command);
      expect(sent().length).toBeGreaterThan(0);
    },
  );

  const neither = settings.flatMap((setting) => [
    ...(setting.writes.put.length === 0 ? [[setting.name, {}, setting] as const] : []),
    ...(setting.writes.remove.length === 0 ? [[setting.name, null, setting] as const] : []),
  ]);
  it.each(neither)('is nothing where it can’t be: %s does not become %j', async (_name, value, setting) => {
    await expect(write(setting, value)).rejects.toMatchObject({ name: 'Unwritable' });
    expect(sent()).toEqual([]);
  });
});
