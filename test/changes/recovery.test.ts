import { DeleteBucketCommand, PutPublicAccessBlockCommand } from '@aws-sdk/client-s3';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { apply } from '../../src/changes/apply/apply.ts';
import { sweep } from '../../src/changes/work.ts';
import type { ChangeView, Verb } from '../../src/core/change-view.ts';
import { plain } from '../../src/core/words.ts';
import { logDelivery } from '../../src/sandbox/aws/services/s3/seed.ts';
import { auditRows } from '../../src/store/audit.ts';
import { Died, hooked, straight } from './hooked.ts';
import { old, withBuckets } from './world.ts';

const names = Array.from({ length: 30 }, (_none, nth) => `vessel-${nth}`);
const delivers = { grantee: { uri: logDelivery }, permission: 'WRITE' } as const;
let used = 0;
const stage = hooked(withBuckets(...names.map((name) => old(name)), old('with-acl', { grants: [delivers] })));

const approved = (words: string) => stage.of.approvedByTwo(words);
const act = (view: ChangeView, verb: Verb, user: string) => stage.of.act(view, verb, user);
const now = async (view: ChangeView) => (await stage.of.now(view)).change;

/** Another process, after the lease of the dead one has run out. */
async function later(view: ChangeView) {
  await sleep(stage.world.deps.timing.lease + 50);
  const under = new Set<string>();
  await sweep(stage.world.deps, under);
  while (under.size > 0) await sleep(20);
  return now(view);
}

const mutations = (bucket: string) => stage.of.mutations(bucket);
const next = () => names[used++] ?? '';

const byHand = (bucket: string) =>
  stage.of.s3.send(
    new PutPublicAccessBlockCommand({ Bucket: bucket, PublicAccessBlockConfiguration: { BlockPublicAcls: true } }),
  );

describe('a write whose answer was lost', () => {
  it('is found by reading, and not made again', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    stage.between = async (writer, ...args) => {
      await writer.write(...args);
      return { is: 'unknown', detail: 'socket hang up' };
    };
    await apply(stage.world.deps, view.change.id);
    expect(await now(view)).toMatchObject({ state: 'verified', steps: [{ state: 'verified', attempts: 1 }] });
    expect(mutations(bucket)).toHaveLength(1);
  });

  it('is made once more when reading shows for long enough that it never arrived', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    let sent = 0;
    stage.between = (writer, ...args) => {
      sent += 1;
      return sent === 1 ? Promise.resolve({ is: 'unknown', detail: 'timeout' }) : writer.write(...args);
    };
    await apply(stage.world.deps, view.change.id);
    expect(await now(view)).toMatchObject({ state: 'verified', steps: [{ attempts: 2 }] });
    expect(mutations(bucket)).toHaveLength(1);
  });

  it('is given up after two, and may be tried again by hand', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    stage.between = () => Promise.resolve({ is: 'unknown', detail: 'timeout' });
    await apply(stage.world.deps, view.change.id);
    expect(await now(view)).toMatchObject({ state: 'failed', retryable: true });
    stage.between = straight;
    await act(view, 'retry', 'priya');
    await apply(stage.world.deps, view.change.id);
    expect((await now(view)).state).toBe('verified');
    expect(mutations(bucket)).toHaveLength(1);
  });

  it('of a bucket that was deleted meanwhile comes to an end, and holds nothing up', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    stage.between = async () => {
      await stage.of.s3.send(new DeleteBucketCommand({ Bucket: bucket }));
      return { is: 'unknown', detail: 'timeout' };
    };
    await apply(stage.world.deps, view.change.id);
    const change = await now(view);
    expect(change).toMatchObject({ state: 'failed', retryable: false, steps: [{ state: 'stuck' }] });
    expect(plain(change.why ?? [])).toContain('the bucket was deleted meanwhile');
  });

  it('is a person’s to decide when somebody else wrote meanwhile', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    stage.between = async () => {
      await byHand(bucket);
      return { is: 'unknown', detail: 'timeout' };
    };
    await apply(stage.world.deps, view.change.id);
    expect((await now(view)).state).toBe('drifted');
    expect(mutations(bucket)).toHaveLength(1);
  });
});

describe('a process that dies', () => {
  it('before it sent: another one reads, sends, and it is written once', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    stage.between = () => Promise.reject(new Died());
    await expect(apply(stage.world.deps, view.change.id)).rejects.toThrow(Died);
    expect(await now(view)).toMatchObject({ state: 'applying', steps: [{ state: 'sending' }] });
    stage.between = straight;
    expect((await later(view)).state).toBe('verified');
    expect(mutations(bucket)).toHaveLength(1);
  });

  it('after it sent: another one finds it by reading', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    stage.between = async (writer, ...args) => {
      await writer.write(...args);
      throw new Died();
    };
    await expect(apply(stage.world.deps, view.change.id)).rejects.toThrow(Died);
    stage.between = () => Promise.reject(new Error('nothing more may be written'));
    expect((await later(view)).state).toBe('verified');
    expect(mutations(bucket)).toHaveLength(1);
  });

  it('leaves its lock to the change: nobody else writes to the bucket meanwhile', async () => {
    const bucket = next();
    const first = await approved(`block-public-access ${bucket}`);
    const second = await approved(`abort-incomplete-uploads ${bucket}`);
    stage.between = () => Promise.reject(new Died());
    await expect(apply(stage.world.deps, first.change.id)).rejects.toThrow(Died);
    stage.between = straight;
    await apply(stage.world.deps, second.change.id);
    expect((await now(second)).state).toBe('approved');
    expect((await later(first)).state).toBe('verified');
    // And what the first one changed is part of what the second one was judged by.
    await apply(stage.world.deps, second.change.id);
    expect((await now(second)).state).toBe('drifted');
  });
});

describe('AWS', () => {
  it('says no: that is the end, with what would be needed', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    const said = { message: 'not this one', code: 'AccessDenied', status: 403 };
    stage.world.aws.state.denials.push({
      principal: '*',
      action: 's3:PutBucketPublicAccessBlock',
      resource: '*',
      ...said,
    });
    await apply(stage.world.deps, view.change.id);
    const change = await now(view);
    expect([change.state, change.retryable, plain(change.why ?? [])]).toEqual(['failed', false, expect.any(String)]);
    expect(plain(change.why ?? [])).toContain('s3:PutBucketPublicAccessBlock');
    expect(mutations(bucket)).toEqual([]);
  });

  it('is busy for a moment: the step is compared and sent once more', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    let asked = 0;
    stage.between = (writer, ...args) => {
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
    await apply(stage.world.deps, view.change.id);
    expect((await now(view)).state).toBe('verified');
    expect(mutations(bucket)).toHaveLength(1);
  });

  it('accepted it, but another writer was faster: told, and not overwritten', async () => {
    const bucket = next();
    const view = await approved(`block-public-access ${bucket}`);
    stage.between = async (writer, ...args) => {
      const written = await writer.write(...args);
      await byHand(bucket);
      return written;
    };
    await apply(stage.world.deps, view.change.id);
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
    stage.between = (writer, session, value) =>
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
    await apply(stage.world.deps, view.change.id);
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
  const rows = await auditRows(stage.world.deps.store.db, 1, 100_000);
  for (const { changeId, event, seq } of rows.filter((row) => row.event === 'write.done')) {
    const intended = rows.findLast(
      (row) => row.seq < seq && row.changeId === changeId && row.event === 'write.intended',
    );
    expect(intended, `${event} of ${changeId}`).toBeDefined();
  }
});
