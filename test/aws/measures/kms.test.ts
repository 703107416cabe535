import { describe, expect, it } from 'vitest';
import { kmsGrants } from '../../../src/aws/measures/kms-grants.ts';
import { kmsKeyPolicy } from '../../../src/aws/measures/kms-key-policy.ts';
import { kmsKey } from '../../../src/aws/measures/kms-key.ts';
import { absent, denied, failed, known } from '../../../src/core/fact.ts';
import type { Reads } from '../../../src/core/facts.ts';
import { nobody } from '../../../src/core/subject.ts';
import { target } from '../../../src/core/target.ts';
import { readersOf } from '../clients-of.ts';
import { found } from '../reads.ts';
import { startStub, type StubAnswer } from '../stub.ts';

const logs = target({ bucket: 'logs' });
const arn = 'arn:aws:kms:eu-west-1:111122223333:key/one';
const rule = (SSEAlgorithm: string, KMSMasterKeyID: string | null) =>
  known({ Rules: [{ SSEAlgorithm, KMSMasterKeyID, BucketKeyEnabled: false, BlockedEncryptionTypes: [] }] });
const { bucket } = found as { bucket: NonNullable<Reads['bucket']> };
const json = (body: object): StubAnswer => ({ status: 200, body: JSON.stringify(body) });
const metadata = {
  KeyMetadata: {
    Arn: arn,
    KeyId: 'one',
    KeyState: 'PendingDeletion',
    KeyManager: 'CUSTOMER',
    DeletionDate: 1_800_000_000,
  },
};

describe('kmsKey', () => {
  it.each([
    [
      'the object has one',
      { bucket, objectHead: found.objectHead, encryption: rule('AES256', null) },
      'arn:aws:kms:us-east-1:111122223333:key/one',
      'us-east-1',
    ],
    ["no object: the bucket's default", { bucket, encryption: rule('aws:kms', arn) }, arn, 'eu-west-1'],
    ['no key named: the managed one', { bucket, encryption: rule('aws:kms', null) }, 'alias/aws/s3', 'us-east-1'],
    ['two layers', { bucket, encryption: rule('aws:kms:dsse', arn) }, arn, 'eu-west-1'],
  ])("%s, asked for in the key's own region", async (_why, sofar, KeyId, region) => {
    await using stub = await startStub(() => json(metadata));
    const fact = await kmsKey.read(readersOf(stub), logs, sofar as Reads);
    expect(JSON.parse(stub.asked[0]?.body ?? '')).toEqual({ KeyId });
    expect(stub.asked[0]?.headers.authorization).toContain(`/${region}/kms/`);
    expect(fact).toMatchObject({
      is: 'known',
      value: {
        arn,
        state: 'PendingDeletion',
        region: 'eu-west-1',
        account: '111122223333',
        deletionDate: '2027-01-15T08:00:00.000Z',
      },
    });
  });

  it.each([
    ['S3 uses its own keys', { bucket, encryption: rule('AES256', null) }, absent],
    [
      'the encryption may not be read',
      { bucket, encryption: denied('s3:GetEncryptionConfiguration') },
      denied('s3:GetEncryptionConfiguration'),
    ],
    [
      'an alias and no region',
      { encryption: rule('aws:kms', 'alias/mine') },
      failed('error', 'the region of the key is not known'),
    ],
  ])('%s: nothing is asked', async (_why, sofar, fact) => {
    await using stub = await startStub(() => json(metadata));
    expect(await kmsKey.read(readersOf(stub), logs, sofar as Reads)).toEqual(fact);
    expect(stub.asked).toEqual([]);
  });
});

describe('the policy and the grants of the key', () => {
  const encryption = rule('aws:kms', arn);

  it('are read even where the key may not be described', async () => {
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
    await using stub = await startStub(() => json({ Policy, Grants: [] }));
    const sofar: Reads = { bucket, encryption, kmsKey: denied('kms:DescribeKey') };
    expect(await kmsKeyPolicy.read(readersOf(stub), logs, sofar)).toMatchObject({
      is: 'known',
      value: { Statement: [] },
    });
    expect(await kmsGrants.read(readersOf(stub), logs, sofar)).toEqual({ is: 'known', value: [] });
  });

  it('of an alias that may not be described are as unknown as the key', async () => {
    await using stub = await startStub(() => json({}));
    const sofar: Reads = { bucket, encryption: rule('aws:kms', 'alias/mine'), kmsKey: denied('kms:DescribeKey') };
    expect(await kmsGrants.read(readersOf(stub), logs, sofar)).toEqual(denied('kms:DescribeKey'));
    expect(stub.asked).toEqual([]);
  });

  it('of a key that is named by id or ARN do not wait for its description', async () => {
    await using stub = await startStub(() => json({ Grants: [] }));
    const never = { fact: () => new Promise<never>(() => {}), regionIs: () => {} };
    const fact = await kmsGrants.read(readersOf(stub), logs, { bucket, encryption }, nobody, never);
    expect(fact).toEqual(known([]));
  });

  it('of an alias are asked for by the ARN that its description gives', async () => {
    await using stub = await startStub(() => json({ Grants: [] }));
    const key = { state: 'Enabled', manager: 'CUSTOMER', multiRegion: false, deletionDate: null } as const;
    const kmsKey = known({ ...key, arn, account: '111122223333', region: 'eu-west-1' });
    await kmsGrants.read(readersOf(stub), logs, { bucket, encryption: rule('aws:kms', 'alias/mine'), kmsKey });
    expect(JSON.parse(stub.asked[0]?.body ?? '')).toMatchObject({ KeyId: arn });
    expect(stub.asked[0]?.headers.authorization).toContain('/eu-west-1/kms/');
  });

  it.each([
    ['the object has another', { bucket, objectHead: found.objectHead }, 'arn:aws:kms:us-east-1:111122223333:key/one'],
    ['nothing is known of the object', { bucket, encryption: rule('AES256', null) }, arn],
  ])('of the key that an error text names, unless %s', async (_when, sofar, KeyId) => {
    await using stub = await startStub(() => json({ Grants: [] }));
    await kmsGrants.read(readersOf(stub), logs, sofar as Reads, { ...nobody, keyArn: arn });
    expect(JSON.parse(stub.asked[0]?.body ?? '')).toMatchObject({ KeyId });
  });

  it('grants are read to the last page, and given up rather than read in part', async () => {
    const page = (NextMarker?: string) => json({ Grants: [{ GrantId: 'g', CreationDate: 0 }], NextMarker });
    await using stub = await startStub((_asked, nth) => page(nth === 0 ? 'more' : undefined));
    const fact = await kmsGrants.read(readersOf(stub), logs, { bucket, encryption });
    const grant = { GrantId: 'g', CreationDate: '1970-01-01T00:00:00.000Z' };
    expect(fact).toEqual({ is: 'known', value: [grant, grant] });
    await using endless = await startStub(() => page('more'));
    const cut = await kmsGrants.read(readersOf(endless), logs, { bucket, encryption });
    expect(cut).toMatchObject({ is: 'failed', why: 'malformed' });
  });
});
