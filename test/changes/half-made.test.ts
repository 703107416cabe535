import { DeleteBucketPolicyCommand } from '@aws-sdk/client-s3';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Writer } from '../../src/aws/writer.ts';
import { apply, takeOver } from '../../src/changes/apply/apply.ts';
import type { ChangeView } from '../../src/core/change-view.ts';
import { plain } from '../../src/core/words.ts';
import { logDelivery } from '../../src/sandbox/aws/services/s3/seed.ts';
import { type Driver, drive } from './driver.ts';
import { old, startWorld, twoPeople, withBuckets, type World } from './world.ts';

const delivers = { grantee: { uri: logDelivery }, permission: 'WRITE' } as const;
const names = ['butt-0', 'butt-1', 'butt-2', 'butt-3'];
let used = 0;
const next = () => names[used++] ?? '';
let world: World;
let of: Driver;
let between: (writer: Writer, ...args: Parameters<Writer['write']>) => ReturnType<Writer['write']>;
const straight: typeof between = (writer, ...args) => writer.write(...args);
class Died extends Error {}

beforeAll(async () => {
  world = await startWorld({
    seed: withBuckets(...names.map((name) => old(name, { grants: [delivers] }))),
    writer: (own) => ({ cannot: (one) => own.cannot(one), write: (...args) => between(own, ...args) }),
  });
  of = drive(world);
});
afterAll(() => world.stop());
beforeEach(() => {
  between = straight;
  world.rule(twoPeople);
});

/** Another process, after the lease of the dead one has run out. */
async function later(view: ChangeView) {
  await sleep(world.deps.timing.lease + 50);
  await takeOver(world.deps, view.change.id);
  return (await of.now(view)).change;
}

const frozen = twoPeople.replace('rules:\n', 'rules:\n  - { name: freeze, deny: change freeze }\n');

/** Before its write of this setting. */
const before = (setting: string, meanwhile: () => Promise<unknown>) => {
  between = async (writer, session, value) => {
    if (session.setting === setting) {
      between = straight;
      await meanwhile();
      throw new Died();
    }
    return writer.write(session, value);
  };
};
const withoutPolicy = (bucket: string) => () => of.s3.send(new DeleteBucketPolicyCommand({ Bucket: bucket }));

it('a change of several steps does not go on when somebody takes back what an earlier one wrote', async () => {
  const bucket = next();
  const view = await of.approvedByTwo(`disable-acls ${bucket}`);
  before('acl', withoutPolicy(bucket));
  await expect(apply(world.deps, view.change.id)).rejects.toThrow(Died);
  const change = await later(view);
  expect(change).toMatchObject({
    state: 'failed',
    steps: [{ state: 'undone' }, { state: 'refused' }, { state: 'waiting' }],
  });
  expect(of.mutations(bucket).map(({ setting }) => setting)).not.toContain('ownershipControls');
});

it('a change of several steps is not called done when an earlier one does not hold in the end', async () => {
  const bucket = next();
  const view = await of.approvedByTwo(`disable-acls ${bucket}`);
  between = async (writer, session, value) => {
    const written = await writer.write(session, value);
    if (session.setting === 'ownershipControls') await withoutPolicy(bucket)();
    return written;
  };
  const { change } = await of.applied(view);
  expect(change).toMatchObject({
    state: 'failed',
    steps: [{ state: 'stuck' }, { state: 'undone' }, { state: 'undone' }],
  });
});

it('a change of several steps that was left half made is taken back when it may not be gone on with', async () => {
  const bucket = next();
  const view = await of.approvedByTwo(`disable-acls ${bucket}`);
  before('acl', async () => undefined);
  await expect(apply(world.deps, view.change.id)).rejects.toThrow(Died);
  world.rule(frozen);
  const change = await later(view);
  expect(change).toMatchObject({
    state: 'failed',
    steps: [{ state: 'undone' }, { state: 'refused' }, { state: 'waiting' }],
  });
  expect(plain(change.why ?? [])).toContain('change freeze');
});

it('a change of several steps that was left half made is made whole when it still may be', async () => {
  const bucket = next();
  const view = await of.approvedByTwo(`disable-acls ${bucket}`);
  before('acl', async () => undefined);
  await expect(apply(world.deps, view.change.id)).rejects.toThrow(Died);
  const change = await later(view);
  expect(change.state).toBe('verified');
  expect(of.mutations(bucket)).toHaveLength(3);
});
