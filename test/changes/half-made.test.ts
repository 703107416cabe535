import { DeleteBucketPolicyCommand } from '@aws-sdk/client-s3';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { apply, takeOver } from '../../src/changes/apply/apply.ts';
import type { ChangeView } from '../../src/core/change-view.ts';
import { plain } from '../../src/core/words.ts';
import { logDelivery } from '../../src/sandbox/aws/services/s3/seed.ts';
import { Died, hooked, straight } from './hooked.ts';
import { old, twoPeople, withBuckets } from './world.ts';

const delivers = { grantee: { uri: logDelivery }, permission: 'WRITE' } as const;
const names = ['butt-0', 'butt-1', 'butt-2', 'butt-3'];
let used = 0;
const next = () => names[used++] ?? '';
const stage = hooked(withBuckets(...names.map((name) => old(name, { grants: [delivers] }))));

/** Another process, after the lease of the dead one has run out. */
async function later(view: ChangeView) {
  await sleep(stage.world.deps.timing.lease + 50);
  await takeOver(stage.world.deps, view.change.id);
  return (await stage.of.now(view)).change;
}

const frozen = twoPeople.replace('rules:\n', 'rules:\n  - { name: freeze, deny: change freeze }\n');

/** Before its write of this setting. */
const before = (setting: string, meanwhile: () => Promise<unknown>) => {
  stage.between = async (writer, session, value) => {
    if (session.setting === setting) {
      stage.between = straight;
      await meanwhile();
      throw new Died();
    }
    return writer.write(session, value);
  };
};
const withoutPolicy = (bucket: string) => () => stage.of.s3.send(new DeleteBucketPolicyCommand({ Bucket: bucket }));

it('a change of several steps does not go on when somebody takes back what an earlier one wrote', async () => {
  const bucket = next();
  const view = await stage.of.approvedByTwo(`disable-acls ${bucket}`);
  before('acl', withoutPolicy(bucket));
  await expect(apply(stage.world.deps, view.change.id)).rejects.toThrow(Died);
  const change = await later(view);
  expect(change).toMatchObject({
    state: 'failed',
    steps: [{ state: 'undone' }, { state: 'refused' }, { state: 'waiting' }],
  });
  expect(stage.of.mutations(bucket).map(({ setting }) => setting)).not.toContain('ownershipControls');
});

it('a change of several steps is not called done when an earlier one does not hold in the end', async () => {
  const bucket = next();
  const view = await stage.of.approvedByTwo(`disable-acls ${bucket}`);
  stage.between = async (writer, session, value) => {
    const written = await writer.write(session, value);
    if (session.setting === 'ownershipControls') await withoutPolicy(bucket)();
    return written;
  };
  const { change } = await stage.of.applied(view);
  expect(change).toMatchObject({
    state: 'failed',
    steps: [{ state: 'stuck' }, { state: 'undone' }, { state: 'undone' }],
  });
});

it('a change of several steps that was left half made is taken back when it may not be gone on with', async () => {
  const bucket = next();
  const view = await stage.of.approvedByTwo(`disable-acls ${bucket}`);
  before('acl', async () => undefined);
  await expect(apply(stage.world.deps, view.change.id)).rejects.toThrow(Died);
  stage.world.rule(frozen);
  const change = await later(view);
  expect(change).toMatchObject({
    state: 'failed',
    steps: [{ state: 'undone' }, { state: 'refused' }, { state: 'waiting' }],
  });
  expect(plain(change.why ?? [])).toContain('change freeze');
});

it('a change of several steps that was left half made is made whole when it still may be', async () => {
  const bucket = next();
  const view = await stage.of.approvedByTwo(`disable-acls ${bucket}`);
  before('acl', async () => undefined);
  await expect(apply(stage.world.deps, view.change.id)).rejects.toThrow(Died);
  const change = await later(view);
  expect(change.state).toBe('verified');
  expect(stage.of.mutations(bucket)).toHaveLength(3);
});
