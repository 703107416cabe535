import { GetObjectCommand, GetObjectRetentionCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { compareCheckpoint } from '../../../src/changes/checkpoint/checkpoint.ts';
import { checkpointNow, keepCheckpoints } from '../../../src/changes/checkpoint/keep.ts';
import type { ChangeDeps } from '../../../src/changes/deps.ts';
import { recordAlone, cooper } from '../../../src/changes/record.ts';
import type { Jobs } from '../../../src/store/jobs.ts';
import { auditHead, auditRows } from '../../../src/store/audit.ts';
import { onPostgres } from '../on-postgres.ts';
import { account, withBuckets } from '../world.ts';

const locked = (name: string, rule: object | null) => ({
  name,
  account,
  versioning: { Status: 'Enabled' },
  objectLock: { ObjectLockEnabled: 'Enabled', ...(rule !== null && { Rule: rule }) },
});
const retention = { DefaultRetention: { Mode: 'COMPLIANCE', Days: 30 } };
const proofs = Array.from({ length: 8 }, (_none, nth) => `proofs-${nth}`);

const stage = onPostgres({
  seed: withBuckets(
    ...proofs.map((name) => locked(name, retention)),
    locked('keeps-nothing', null),
    { name: 'open', account },
    { name: 'foreign', account: '444455556666' },
  ),
});
let used = 0;
let bucket = '';
beforeEach(async () => {
  bucket = proofs[used++] ?? '';
  await happened();
});

const happened = () =>
  recordAlone(stage.world.deps, { by: cooper, event: 'test', changeId: null, payload: { nth: used } });
const objects = async (): Promise<readonly string[]> =>
  ((await stage.of.s3.send(new ListObjectsV2Command({ Bucket: bucket }))).Contents ?? []).map(({ Key }) => Key ?? '');
const textOf = async (key: string) => {
  const { Body } = await stage.of.s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return (await Body?.transformToString()) ?? '';
};
const { publicKey, privateKey } = generateKeyPairSync('ed25519');

describe('a checkpoint', () => {
  it('is written once for each end of the log, into a bucket that keeps it', async () => {
    const plan = { bucket, privateKey: null };
    await checkpointNow(stage.world.deps, plan);
    await checkpointNow(stage.world.deps, plan);
    const [key = ''] = await objects();
    const head = await auditHead(stage.world.deps.store.db);
    expect(await objects()).toEqual([key]);
    expect(key).toContain(String(head?.seq).padStart(12, '0'));
    const kept = await stage.of.s3.send(new GetObjectRetentionCommand({ Bucket: bucket, Key: key }));
    expect(kept.Retention?.Mode).toBe('COMPLIANCE');
    await happened();
    await checkpointNow(stage.world.deps, plan);
    expect(await objects()).toHaveLength(2);
  });

  it('says where the log ended, and that it is genuine', async () => {
    await checkpointNow(stage.world.deps, { bucket, privateKey });
    const [key = ''] = await objects();
    const rows = await auditRows(stage.world.deps.store.db, 1, 10_000);
    const hashAt = (seq: number) => rows.find((row) => row.seq === seq)?.hash ?? null;
    const keys = { publicKey, auditKey: null };
    expect(compareCheckpoint(await textOf(key), hashAt, keys)).toMatchObject({ is: 'kept', signed: 'key' });
  });

  it.each([
    ['has no Object Lock', 'open'],
    ['keeps nothing by default', 'keeps-nothing'],
  ])('is refused where the bucket %s', async (_name, place) => {
    const writing = checkpointNow(stage.world.deps, { bucket: place, privateKey: null });
    await expect(writing).rejects.toThrow(/keeps nothing from change.*Object Lock/);
    bucket = place;
    expect(await objects()).toEqual([]);
  });

  it('is refused where there is no such bucket', async () => {
    await expect(checkpointNow(stage.world.deps, { bucket: 'nowhere-at-all', privateKey: null })).rejects.toThrow(
      /nowhere-at-all/,
    );
  });

  it('without Cooper’s may is refused, with what it needs', async () => {
    const said = { message: 'no', code: 'AccessDenied', status: 403 };
    const resource = `arn:aws:s3:::${bucket}/*`;
    stage.world.aws.state.denials.push({ principal: '*', action: 's3:PutObject', resource, ...said });
    await expect(checkpointNow(stage.world.deps, { bucket, privateKey: null })).rejects.toThrow(/s3:PutObject/);
    stage.world.aws.state.denials.length = 0;
  });
});

describe('keeping checkpoints', () => {
  /** Jobs that only write down what they are to do. */
  function jobs() {
    const planned: string[] = [];
    const handlers: (() => Promise<void>)[] = [];
    const of: Jobs = {
      send: async () => undefined,
      work: async (queue, handler) => void (planned.push(queue), handlers.push(() => handler({}))),
      schedule: async (...args) => void planned.push(args.join(' ')),
    };
    return { of, planned, handlers };
  }

  it('begins with one, and goes on every hour', async () => {
    const { of, planned, handlers } = jobs();
    await keepCheckpoints(
      { ...stage.world.deps, store: { ...stage.world.deps.store, jobs: of } },
      { bucket, privateKey },
    );
    expect(planned).toEqual(['checkpoint', 'checkpoint 0 * * * * UTC']);
    expect(await objects()).toHaveLength(1);
    await happened();
    await handlers[0]?.();
    expect(await objects()).toHaveLength(2);
  });

  it('does not stop Cooper from starting: what could not be written is told, and tried again', async () => {
    const told: unknown[] = [];
    const log = { error: (of: unknown) => told.push(of) } as unknown as ChangeDeps['log'];
    const { of, planned } = jobs();
    const deps = { ...stage.world.deps, log, store: { ...stage.world.deps.store, jobs: of } };
    await keepCheckpoints(deps, { bucket: 'open', privateKey: null });
    expect(told).toMatchObject([{ err: { message: expect.stringContaining('keeps nothing') } }]);
    expect(planned).toContain('checkpoint 0 * * * * UTC');
  });
});
