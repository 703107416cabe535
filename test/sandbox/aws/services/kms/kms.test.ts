import {
  CancelKeyDeletionCommand,
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListAliasesCommand,
  ListGrantsCommand,
  ListKeysCommand,
  ListResourceTagsCommand,
  PutKeyPolicyCommand,
  RevokeGrantCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsS3Key, grant, key } from '../../../../../src/sandbox/aws/services/kms/seed.ts';
import { account, local, type Local, now, other } from '../harness.ts';

let aws: Local;
let kms: KMSClient;
beforeEach(async () => {
  aws = await local();
  kms = new KMSClient(aws.client());
});
afterEach(() => aws.stop());

const region = 'us-east-1';
const describeKey = (KeyId: string, client = kms) => client.send(new DescribeKeyCommand({ KeyId }));

describe('kms', () => {
  it('finds a key by id, ARN, alias and alias ARN', async () => {
    const { id, arn } = key(aws.state, { account, region, alias: 'alias/data' });
    for (const reference of [id, arn, 'alias/data', `arn:aws:kms:${region}:${account}:alias/data`]) {
      const { KeyMetadata } = await describeKey(reference);
      expect(KeyMetadata).toMatchObject({
        Arn: arn,
        KeyState: 'Enabled',
        KeyManager: 'CUSTOMER',
        AWSAccountId: account,
      });
      expect(KeyMetadata?.CreationDate).toEqual(now);
    }
  });

  it('finds a key of another account by ARN only', async () => {
    const { id, arn } = key(aws.state, { account: other, region });
    await expect(describeKey(arn)).resolves.toMatchObject({ KeyMetadata: { AWSAccountId: other } });
    await expect(describeKey(id)).rejects.toMatchObject({
      name: 'NotFoundException',
      message: `Key 'arn:aws:kms:${region}:${account}:key/${id}' does not exist`,
      $metadata: { httpStatusCode: 400 },
    });
    await expect(kms.send(new GetKeyPolicyCommand({ KeyId: arn }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  it('does not find a key of another region', async () => {
    const { arn } = key(aws.state, { account, region: 'eu-west-1' });
    await expect(describeKey(arn)).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Invalid arn eu-west-1',
    });
  });

  it('has the AWS managed key for S3 in every account and region', async () => {
    const { KeyMetadata } = await describeKey('alias/aws/s3');
    expect(KeyMetadata).toMatchObject({ KeyManager: 'AWS', Arn: awsS3Key(aws.state, account, region).arn });
    const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId: KeyMetadata?.KeyId }));
    expect(Policy).toContain('"kms:ViaService":"s3.us-east-1.amazonaws.com"');
    await expect(kms.send(new DisableKeyCommand({ KeyId: KeyMetadata?.KeyId }))).rejects.toMatchObject({
      name: 'UnsupportedOperationException',
    });
  });

  it('keeps what was made: policy, tags, alias, lists', async () => {
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
    const made = await kms.send(new CreateKeyCommand({ Policy, Tags: [{ TagKey: 'a', TagValue: 'b' }] }));
    const KeyId = made.KeyMetadata?.KeyId ?? '';
    await kms.send(new CreateAliasCommand({ AliasName: 'alias/x', TargetKeyId: KeyId }));
    expect((await kms.send(new GetKeyPolicyCommand({ KeyId }))).Policy).toBe(Policy);
    await kms.send(new PutKeyPolicyCommand({ KeyId, Policy: '{"Statement":[]}' }));
    expect((await kms.send(new GetKeyPolicyCommand({ KeyId }))).Policy).toBe('{"Statement":[]}');
    expect((await kms.send(new ListResourceTagsCommand({ KeyId }))).Tags).toEqual([{ TagKey: 'a', TagValue: 'b' }]);
    expect((await kms.send(new ListAliasesCommand({ KeyId }))).Aliases).toMatchObject([{ AliasName: 'alias/x' }]);
    expect((await kms.send(new ListKeysCommand({}))).Keys).toMatchObject([{ KeyId }]);
    expect((await kms.send(new GetKeyRotationStatusCommand({ KeyId }))).KeyRotationEnabled).toBe(false);
    const twice = kms.send(new CreateAliasCommand({ AliasName: 'alias/x', TargetKeyId: KeyId }));
    await expect(twice).rejects.toMatchObject({ name: 'AlreadyExistsException' });
  });

  it('goes through its states as AWS does', async () => {
    const { id: KeyId } = key(aws.state, { account, region });
    const state = async () => (await describeKey(KeyId)).KeyMetadata?.KeyState;
    await kms.send(new DisableKeyCommand({ KeyId }));
    expect(await state()).toBe('Disabled');
    const { DeletionDate } = await kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
    expect(DeletionDate).toEqual(new Date(now.getTime() + 7 * 86_400_000));
    await expect(kms.send(new EnableKeyCommand({ KeyId }))).rejects.toMatchObject({ name: 'KMSInvalidStateException' });
    await kms.send(new CancelKeyDeletionCommand({ KeyId }));
    expect(await state()).toBe('Disabled');
    await kms.send(new EnableKeyCommand({ KeyId }));
    expect(await state()).toBe('Enabled');
  });

  it('gives, lists and revokes grants', async () => {
    const made = key(aws.state, { account, region });
    const GranteePrincipal = `arn:aws:iam::${other}:role/reader`;
    grant(aws.state, made, { grantee: 'arn:aws:iam::999999999999:root', operations: ['Decrypt'] });
    const { GrantId } = await kms.send(
      new CreateGrantCommand({
        KeyId: made.id,
        GranteePrincipal,
        Operations: ['Decrypt', 'GenerateDataKey'],
        Constraints: { EncryptionContextSubset: { 'aws:s3:arn': 'arn:aws:s3:::b' } },
      }),
    );
    const list = async () => (await kms.send(new ListGrantsCommand({ KeyId: made.id, GranteePrincipal }))).Grants;
    expect(await list()).toMatchObject([
      {
        GrantId,
        GranteePrincipal,
        Operations: ['Decrypt', 'GenerateDataKey'],
        Constraints: { EncryptionContextSubset: { 'aws:s3:arn': 'arn:aws:s3:::b' } },
      },
    ]);
    await kms.send(new RevokeGrantCommand({ KeyId: made.id, GrantId }));
    expect(await list()).toEqual([]);
  });

  it('spells a denial as a JSON service does', async () => {
    const { arn } = key(aws.state, { account, region });
    aws.state.denials.push({
      principal: '*',
      action: 'kms:DescribeKey',
      resource: arn,
      message: 'no',
      code: 'AccessDenied',
      status: 403,
    });
    await expect(describeKey(arn)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('says so when it has no such operation', async () => {
    const { endpoint } = aws.client();
    const headers = {
      authorization: `AWS4-HMAC-SHA256 Credential=${account}/20261007/us-east-1/kms/aws4_request`,
      'x-amz-target': 'TrentService.Sing',
    };
    const answer = await fetch(endpoint, { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      __type: 'UnknownOperationException',
      message: 'The local AWS has no operation Sing in kms.',
    });
  });
});
