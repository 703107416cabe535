import { S3 } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket } from '../../../../../../src/sandbox/aws/services/s3/seed.ts';
import { account, configFor, localAws, refusalOf, signedBy } from '../../../world.ts';
import { named, rows, wrong } from './rows.ts';

const aws = localAws((state) => {
  bucket(state, { name: 'plain', account });
  bucket(state, { name: 'versioned', account, versioning: { Status: 'Enabled' } });
});

/** Any operation by its name. */
async function send(operation: string, input: object): Promise<object> {
  const client = new S3({ ...configFor(aws()), forcePathStyle: true });
  const operations = client as unknown as Record<string, (input: object) => Promise<{ $metadata: object }>>;
  const { $metadata: _, ...output } = (await operations[operation]?.(input)) ?? { $metadata: {} };
  return output;
}

/** A document, or of a refusal its status and code. */
async function answerOf(operation: string, Bucket: string): Promise<object | string> {
  try {
    return await send(operation, { Bucket });
  } catch (error) {
    const { name, $metadata } = error as Error & { $metadata: { httpStatusCode: number } };
    return `${$metadata.httpStatusCode} ${name}`;
  }
}

const wantedOf = (wanted: string | object): string | object => (typeof wanted === 'string' ? `404 ${wanted}` : wanted);

describe('a setting of a bucket', () => {
  it.each(rows)('$name: a new bucket answers what AWS answers', async ({ get, fresh, bucket: Bucket = 'plain' }) => {
    expect(await answerOf(get, Bucket)).toEqual(wantedOf(fresh));
  });

  it.each(rows)('$name: what was put is what is read', async ({ get, put, after, bucket: Bucket = 'plain' }) => {
    const [command, input] = put ?? [];
    if (command !== undefined) await send(command, { Bucket, ...input });
    expect(await send(get, { Bucket })).toEqual(after);
  });

  it.each(rows.filter((row) => row.delete !== undefined))('$name: deleted, it is gone', async (row) => {
    const { get, put, bucket: Bucket = 'plain' } = row;
    const [command, input] = put ?? [];
    if (command !== undefined) await send(command, { Bucket, ...input });
    if (row.delete !== undefined) await send(row.delete, { Bucket });
    expect(await answerOf(get, Bucket)).toEqual(wantedOf(row.deleted ?? row.fresh));
  });
});

describe('settings of which a bucket may have many', () => {
  it.each(named)('$name: a new bucket has none', async ({ list, get }) => {
    expect(await send(list, { Bucket: 'plain' })).toEqual({ IsTruncated: false });
    expect(await refusalOf(send(get, { Bucket: 'plain', Id: 'all' }))).toMatchObject({
      name: 'NoSuchConfiguration',
      status: 404,
    });
  });

  it.each(named)(
    '$name: what was put is read and listed, until it is deleted',
    async ({ get, list, put, remove, field, listed, value }) => {
      await send(put, { Bucket: 'plain', Id: 'all', [field]: value });
      expect(await send(get, { Bucket: 'plain', Id: 'all' })).toEqual({ [field]: value });
      expect(await send(list, { Bucket: 'plain' })).toEqual({ IsTruncated: false, [listed]: [value] });
      await send(remove, { Bucket: 'plain', Id: 'all' });
      expect(await send(list, { Bucket: 'plain' })).toEqual({ IsTruncated: false });
    },
  );

  it('are listed by id, a hundred a page', async () => {
    const ids = Array.from({ length: 101 }, (_, nth) => `id-${String(nth).padStart(3, '0')}`);
    await Promise.all(
      ids.map((Id) => send('putBucketMetricsConfiguration', { Bucket: 'plain', Id, MetricsConfiguration: { Id } })),
    );
    const first = (await send('listBucketMetricsConfigurations', { Bucket: 'plain' })) as Record<string, unknown>;
    expect(first).toMatchObject({ IsTruncated: true });
    expect(first['MetricsConfigurationList']).toHaveLength(100);
    const next = { Bucket: 'plain', ContinuationToken: first['NextContinuationToken'] };
    expect(await send('listBucketMetricsConfigurations', next)).toMatchObject({
      MetricsConfigurationList: [{ Id: 'id-100' }],
    });
  });
});

it.each(wrong)('%s is refused and changes nothing', async (_, command, input, name, status) => {
  const before = [...(aws().state.s3.buckets.get('plain')?.documents ?? [])];
  expect(await refusalOf(send(command, { Bucket: 'plain', ...input }))).toMatchObject({ name, status });
  expect([...(aws().state.s3.buckets.get('plain')?.documents ?? [])]).toEqual(before);
});

it('versioning cannot be suspended under Object Lock', async () => {
  await send('createBucket', { Bucket: 'locked', ObjectLockEnabledForBucket: true });
  const suspend = send('putBucketVersioning', {
    Bucket: 'locked',
    VersioningConfiguration: { Status: 'Suspended' },
  });
  expect(await refusalOf(suspend)).toMatchObject({ name: 'InvalidBucketState', status: 409 });
});

it('a document that is not XML is refused', async () => {
  const answer = await fetch(`${aws().url}/plain?versioning`, {
    method: 'PUT',
    body: '<VersioningConfiguration><Status>',
    headers: signedBy(account),
  });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('<Code>MalformedXML</Code>');
});
