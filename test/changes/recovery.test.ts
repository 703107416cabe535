import { DeleteBucketCommand, PutPublicAccessBlockCommand } from '@aws-sdk/client-s3';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apply } from '../../src/changes/apply/apply.ts';
import { sweep } from '../../src/changes/work.ts';
import type { Writer } from '../../src/aws/writer.ts';
import type { ChangeView, Verb } from '../../src/core/change-view.ts';
import { plain } from '../../src/core/words.ts';
import { logDelivery } from '../../src/sandbox/aws/services/s3/seed.ts';
import { auditRows } from '../../src/store/audit.ts';
import { type Driver, drive } from './driver.ts';
import { old, startWorld, withBuckets, type World } from './world.ts';

const names = Array.from({ length: 30 }, (_none, nth) => `vessel-${nth}`);
const delivers = { grantee: { uri: logDelivery }, permission: 'WRITE' } as const;
let used = 0;
let world: World;
let of: Driver;
/** What stands between Cooper and AWS for the next writes. */
let between: (writer: Writer, ...args: Parameters<Writer['write']>) => ReturnType<Writer['write']>;

const straight: typeof between = (writer, ...args) => writer.write(...args);
class Died extends Error {}

beforeAll(async () => {
  world = await startWorld({
    seed: withBuckets(...names.map((name) => old(name)), old('with-acl', { grants: [delivers] })),
    writer: (own) => ({ cannot: (of) => own.cannot(of), write: (...args) => between(own, ...args) }),
  });
  of = drive(world);
});
afterAll(() => world.stop());
beforeEach(() => {
  between = straight;
  world.aws.state.faults.length = 0;
  world.aws.state.denials.length = 0;
});

const approved = (words: string) => of.approvedByTwo(words);
const act = (view: ChangeView, verb: Verb, user: string) => of.act(view, verb, user);
const now = async (view: ChangeView) => (await of.now(view)).change;

/** Another process, after the lease of the dead one has run out. */
async function later(view: ChangeView) {
  await sleep(world.deps.timing.lease + 50);
  const under = new Set<string>();
  await sweep(world.deps, under);
  while (under.size > 0) await sleep(20);
  return now(view);
}

const mutations = (bucket: string) => of.mutations(bucket);
const next = () => names[used++] ?? '';

const byHand = (bucket: string) =>
  of.s3.send(
    new PutPublicAccessBlockCommand({ Bucket: bucket, PublicAccessBlockConfiguration: { BlockPublicAcls: true } }),
  );

describe('a write whose answer was lost', () => {
  it('is found by reading, and not made again', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    between = async (writer, ...args) => {
      await writer.write(...args);
      return { is: 'unknown', detail: 'socket hang up' };
    };
    await apply(world.deps, view.change.id);
    expect(await now(view)).toMatchObject({ state: 'verified', steps: [{ state: 'verified', attempts: 1 }] });
    expect(mutations(bucket)).toHaveLength(1);
  });

  it('is made once more when reading shows for long enough that it never arrived', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    let sent = 0;
    between = (writer, ...args) => {
      sent += 1;
      return sent === 1 ? Promise.resolve({ is: 'unknown', detail: 'timeout' }) : writer.write(...args);
    };
    await apply(world.deps, view.change.id);
    expect(await now(view)).toMatchObject({ state: 'verified', steps: [{ attempts: 2 }] });
    expect(mutations(bucket)).toHaveLength(1);
  });

  it('is given up after two, and may be tried again by hand', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    between = () => Promise.resolve({ is: 'unknown', detail: 'timeout' });
    await apply(world.deps, view.change.id);
    expect(await now(view)).toMatchObject({ state: 'failed', retryable: true });
    between = straight;
    await act(view, 'retry', 'priya');
    await apply(world.deps, view.change.id);
    expect((await now(view)).state).toBe('verified');
    expect(mutations(bucket)).toHaveLength(1);
  });

  it('of a bucket that was deleted meanwhile comes to an end, and holds nothing up', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    between = async () => {
      await of.s3.send(new DeleteBucketCommand({ Bucket: bucket }));
      return { is: 'unknown', detail: 'timeout' };
    };
    await apply(world.deps, view.change.id);
    const change = await now(view);
    expect(change).toMatchObject({ state: 'failed', retryable: false, steps: [{ state: 'stuck' }] });
    expect(plain(change.why ?? [])).toContain('the bucket was deleted meanwhile');
  });

  it('is a person’s to decide when somebody else wrote meanwhile', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    between = async () => {
      await byHand(bucket);
      return { is: 'unknown', detail: 'timeout' };
    };
    await apply(world.deps, view.change.id);
    expect((await now(view)).state).toBe('drifted');
    expect(mutations(bucket)).toHaveLength(1);
  });
});

describe('a process that dies', () => {
  it('before it sent: another one reads, sends, and it is written once', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    between = () => Promise.reject(new Died());
    await expect(apply(world.deps, view.change.id)).rejects.toThrow(Died);
    expect(await now(view)).toMatchObject({ state: 'applying', steps: [{ state: 'sending' }] });
    between = straight;
    expect((await later(view)).state).toBe('verified');
    expect(mutations(bucket)).toHaveLength(1);
  });

  it('after it sent: another one finds it by reading', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    between = async (writer, ...args) => {
      await writer.write(...args);
      throw new Died();
    };
    await expect(apply(world.deps, view.change.id)).rejects.toThrow(Died);
    between = () => Promise.reject(new Error('nothing more may be written'));
    expect((await later(view)).state).toBe('verified');
    expect(mutations(bucket)).toHaveLength(1);
  });

  it('leaves its lock to the change: nobody else writes to the bucket meanwhile', async () => {
    const bucket = next();
    const first = await approved(`block-public-access ${bucket}`);
    const second = await approved(`abort-incomplete-uploads ${bucket}`);
    between = () => Promise.reject(new Died());
    await expect(apply(world.deps, first.change.id)).rejects.toThrow(Died);
    between = straight;
    await apply(world.deps, second.change.id);
    expect((await now(second)).state).toBe('approved');
    expect((await later(first)).state).toBe('verified');
    // And what the first one changed is part of what the second one was judged by.
    await apply(world.deps, second.change.id);
    expect((await now(second)).state).toBe('drifted');
  });
});

describe('AWS', () => {
  it('says no: that is the end, with what would be needed', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    const said = { message: 'not this one', code: 'AccessDenied', status: 403 };
    world.aws.state.denials.push({ principal: '*', action: 's3:PutBucketPublicAccessBlock', resource: '*', ...said });
    await apply(world.deps, view.change.id);
    const change = await now(view);
    expect([change.state, change.retryable, plain(change.why ?? [])]).toEqual(['failed', false, expect.any(String)]);
    expect(plain(change.why ?? [])).toContain('s3:PutBucketPublicAccessBlock');
    expect(mutations(bucket)).toEqual([]);
  });

  it('is busy for a moment: the step is compared and sent once more', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    let asked = 0;
    between = (writer, ...args) => {
      asked += 1;
      const busy = {
        is: 'refused',
        code: 'SlowDown',
        detail: 'busy',
        requestId: null,
        retry: true,
        needs: null,
      } as const;
      return asked < 3 ? Promise.resolve(busy) : writer.write(...args);
    };
    await apply(world.deps, view.change.id);
    expect((await now(view)).state).toBe('verified');
    expect(mutations(bucket)).toHaveLength(1);
  });

  it('accepted it, but another writer was faster: told, and not overwritten', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    between = async (writer, ...args) => {
      const written = await writer.write(...args);
      await byHand(bucket);
      return written;
    };
    await apply(world.deps, view.change.id);
    expect(await now(view)).toMatchObject({ state: 'failed', retryable: false, steps: [{ state: 'stuck' }] });
    expect(mutations(bucket)).toHaveLength(2);
  });
});

describe('a change of several steps', () => {
  it('takes back what it wrote when a later step is refused', async () => {
    const view = await approved('disable-acls with-acl');
    const { steps } = view.change;
    expect(steps.length).toBeGreaterThan(1);
    const before = mutations('with-acl').length;
    between = (writer, session, value) =>
      session.setting === 'ownershipControls'
        ? Promise.resolve({
            is: 'refused',
            code: 'AccessDenied',
            detail: 'no',
            requestId: null,
            retry: false,
            needs: null,
          })
        : writer.write(session, value);
    await apply(world.deps, view.change.id);
    const change = await now(view);
    expect(change.state).toBe('failed');
    expect(change.steps.slice(0, -1).map(({ state }) => state)).toEqual(steps.slice(0, -1).map(() => 'undone'));
    expect(mutations('with-acl')).toHaveLength(before + 2 * (steps.length - 1));
    expect(plain(change.why ?? [])).toContain('put back');
    const again = await approved('disable-acls with-acl');
    expect(again.change.digest).toBe(view.change.digest);
  });
});

it('every write was intended in the log before it was made', async () => {
  const rows = await auditRows(world.deps.store.db, 1, 100_000);
  for (const { changeId, event, seq } of rows.filter((row) => row.event === 'write.done')) {
    const intended = rows.findLast(
      (row) => row.seq < seq && row.changeId === changeId && row.event === 'write.intended',
    );
    expect(intended, `${event} of ${changeId}`).toBeDefined();
  }
});
