import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AwsFor, awsFor } from '../../src/aws/clients.ts';
import { placedBy } from '../../src/aws/placed.ts';
import { placeOf, readPlace, readSetting } from '../../src/aws/read-place.ts';
import { absent, denied, failed, known } from '../../src/core/fact.ts';
import type { Reads } from '../../src/core/facts.ts';
import { target } from '../../src/core/target.ts';
import { plain } from '../../src/core/words.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/server.ts';
import { member, organization, policy } from '../../src/sandbox/aws/services/organizations/seed.ts';
import { accountPublicAccessBlock, bucket } from '../../src/sandbox/aws/services/s3/seed.ts';

const account = '111122223333';
const stranger = '444455556666';
const now = new Date('2026-11-29T12:00:00Z');
const block = { BlockPublicAcls: true, IgnorePublicAcls: false, BlockPublicPolicy: true, RestrictPublicBuckets: false };

let local: LocalAws;
let aws: AwsFor;
beforeAll(async () => {
  local = await startLocalAws({
    seed(state) {
      bucket(state, { name: 'logs', account, region: 'eu-west-1' });
      bucket(state, { name: 'theirs', account: stranger });
      accountPublicAccessBlock(state, account, block);
      const org = organization(state, '999988887777');
      member(state, org, account, org.root.id);
      const content = { s3_attributes: { public_access_block_configuration: { '@@assign': 'all' } } };
      policy(state, org, { type: 'S3_POLICY', name: 'Block', content, targets: [org.root.id] });
    },
  });
  aws = awsFor({
    endpoint: local.url,
    region: 'us-east-1',
    credentials: { accessKeyId: account, secretAccessKey: 'x' },
  });
});
beforeEach(() => local.reset());
afterAll(async () => {
  aws.dispose();
  await local.stop();
});

const logs = { account, region: 'eu-west-1', bucket: 'logs' };
const whole = { account, region: 'us-east-1', bucket: null };

describe('reading a place', () => {
  it('asks in its Region and account from the start', async () => {
    const { reads } = await readPlace(aws, logs, ['versioning', 'encryption', 'policy'], now);
    expect([reads.versioning?.is, reads.encryption?.is, reads.policy?.is]).toEqual(['known', 'known', 'absent']);
    const calls = local.calls({ service: 's3' }).filter(({ operation }) => operation !== 'ListBuckets');
    expect(new Set(calls.map(({ region }) => region))).toEqual(new Set(['eu-west-1']));
  });

  it('knows an account as a whole, where there is no bucket to ask about', async () => {
    const names = ['accountPublicAccessBlock', 'organizationBlock', 'versioning'] as const;
    const { reads } = await readPlace(aws, whole, names, now);
    expect(reads.accountPublicAccessBlock).toEqual(known(block));
    expect(reads.organizationBlock).toEqual(known({ account, publicAccessBlock: 'all' }));
    expect(reads.versioning).toMatchObject({ is: 'failed' });
    expect(local.calls({ service: 's3' })).toEqual([]);
  });

  it('believes nothing that is remembered of the organization', async () => {
    const asked = () => local.calls({ operation: 'DescribeEffectivePolicy' }).length;
    await readPlace(aws, whole, ['organizationBlock'], now);
    await readPlace(aws, whole, ['organizationBlock'], now);
    expect(asked()).toBe(2);
  });

  it('reads one setting as it is now, of a bucket and of an account', async () => {
    expect(await readSetting(aws, logs, 'policy')).toEqual(absent);
    expect(await readSetting(aws, logs, 'versioning')).toEqual(known({ Status: null, MFADelete: null }));
    expect(await readSetting(aws, whole, 'accountPublicAccessBlock')).toEqual(known(block));
  });
});

describe('where a target is, and whose', () => {
  it('is known of a bucket that its account lists', async () => {
    expect(await placeOf(aws, target({ bucket: 'logs' }), now)).toEqual({ is: 'known', place: logs });
    expect(await placeOf(aws, target({ bucket: 'logs', account }), now)).toEqual({ is: 'known', place: logs });
  });

  it.each([
    ['somebody else’s bucket', { bucket: 'theirs' }, 'No account that Cooper can read'],
    ['a bucket that is not there', { bucket: 'no-such-bucket' }, 'There is no bucket'],
    [
      'a bucket of another account than is named',
      { bucket: 'logs', account: stranger },
      `belongs to account ${account}`,
    ],
    ['somebody else’s bucket, claimed to be ours', { bucket: 'theirs', account }, 'does not confirm'],
  ])('is not known of %s, and why is said', async (_what, asked, because) => {
    const placed = await placeOf(aws, target(asked), now);
    expect(placed.is === 'unknown' ? plain(placed.because) : placed).toContain(because);
  });

  const there = known({ region: 'eu-west-1', listable: true, expectedOwner: null });
  const ours = known({ account, canonicalId: null, canonicalIds: {} });
  it.each<[string, Reads, string, string]>([
    ['S3 did not answer', { bucket: failed('timed out', 'no answer'), owner: ours }, 'no answer', 'Try again'],
    ['S3 named no Region', { bucket: known({ ...there.value, region: null }), owner: ours }, 'Region', 'Try again'],
    ['buckets may not be listed', { bucket: there, owner: denied('s3:ListAllMyBuckets') }, 'may not list', 'Allow'],
    ['listing failed', { bucket: there, owner: failed('throttled', 'SlowDown') }, 'SlowDown', 'Try again'],
    ['the owner was not asked for', { bucket: there }, 'not known which account', 'Try again'],
  ])('is not known when %s', (_what, reads, because, next) => {
    const placed = placedBy({ target: target({ bucket: 'logs' }), at: now.toISOString(), reads });
    expect(placed.is === 'unknown' ? [plain(placed.because), plain(placed.next)] : placed).toEqual([
      expect.stringContaining(because),
      expect.stringContaining(next),
    ]);
  });
});
