import { DeletePublicAccessBlockCommand, PutPublicAccessBlockCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChangeView } from '../../src/core/change-view.ts';
import { type Postgres, startPostgres } from '../store/postgres.ts';
import { type Driver, drive } from './driver.ts';
import { asker, old, startWorld, twoPeople, withBuckets, type World } from './world.ts';

const names = Array.from({ length: 12 }, (_none, nth) => `hogshead-${nth}`);
let used = 0;
const fresh = () => names[used++] ?? '';
let postgres: Postgres;
let world: World;
let of: Driver;

beforeAll(async () => {
  postgres = await startPostgres();
  world = await startWorld({
    seed: withBuckets(...names.map((name) => old(name))),
    databaseUrl: await postgres.database(),
  });
  of = drive(world);
});
afterAll(async () => {
  await world.stop();
  await postgres.stop();
});
beforeEach(() => world.rule(twoPeople));

const requested = async (bucket: string) => {
  const view = await of.previewed(`block-public-access ${bucket}`);
  await of.act(view, 'request', 'priya');
  return view;
};
const previewedAgain = async (view: ChangeView) => (await of.act(view, 'again', 'priya')).view;

describe('approvals are not kept', () => {
  it('of what was called off', async () => {
    const view = await of.approvedByTwo(`block-public-access ${fresh()}`);
    await of.act(view, 'cancel', 'priya');
    expect((await previewedAgain(view)).approvals).toEqual([]);
  });

  it('of what somebody said no to', async () => {
    const view = await requested(fresh());
    await of.act(view, 'approve', 'marcus');
    await of.act(view, 'reject', 'noor');
    expect((await previewedAgain(view)).approvals).toEqual([]);
  });

  it('of what was made: whoever puts it back by hand is not overruled without being asked', async () => {
    const bucket = fresh();
    const done = await of.applied(await of.approvedByTwo(`block-public-access ${bucket}`));
    expect(done.change.state).toBe('verified');
    await of.s3.send(new DeletePublicAccessBlockCommand({ Bucket: bucket }));
    const again = await previewedAgain(done);
    expect([again.change.digest, again.approvals]).toEqual([done.change.digest, []]);
  });
});

describe('approvals that are kept', () => {
  it('are good for no longer than they were', async () => {
    const bucket = fresh();
    const view = await requested(bucket);
    await of.act(view, 'approve', 'marcus');
    const second = await of.previewed(`block-public-access ${bucket}`);
    await of.act(second, 'request', 'priya');
    const { change, approvals } = await of.now(second);
    expect(approvals).toHaveLength(1);
    expect(Date.parse(change.expiresAt)).toBe(Date.parse(approvals[0]?.at ?? '') + 30 * 60_000);
  });

  it('are those of what drifted and came back as it was', async () => {
    const bucket = fresh();
    const view = await of.approvedByTwo(`block-public-access ${bucket}`);
    const PublicAccessBlockConfiguration = { BlockPublicAcls: true };
    await of.s3.send(new PutPublicAccessBlockCommand({ Bucket: bucket, PublicAccessBlockConfiguration }));
    const drifted = await of.applied(view);
    await of.s3.send(new DeletePublicAccessBlockCommand({ Bucket: bucket }));
    const again = await previewedAgain(drifted);
    expect([drifted.change.state, again.approvals.length]).toEqual(['drifted', 2]);
    expect((await of.act(again, 'request', 'priya')).view.change.state).toBe('approved');
  });

  it('can’t be used twice: a second preview of what is still open has none until it takes its place', async () => {
    const bucket = fresh();
    const view = await of.approvedByTwo(`block-public-access ${bucket}`);
    const second = await previewedAgain(view);
    expect((await of.applied(view)).change.state).toBe('verified');
    await of.s3.send(new DeletePublicAccessBlockCommand({ Bucket: bucket }));
    const asked = await of.act(second, 'request', 'priya');
    expect([asked.view.change.state, asked.view.approvals]).toEqual(['pending', []]);
  });
});

describe('approvals of whoever asks now', () => {
  it('neither count nor are shown: they would be their own', async () => {
    const bucket = fresh();
    const view = await of.approvedByTwo(`block-public-access ${bucket}`);
    const PublicAccessBlockConfiguration = { BlockPublicAcls: true };
    await of.s3.send(new PutPublicAccessBlockCommand({ Bucket: bucket, PublicAccessBlockConfiguration }));
    await of.applied(view);
    await of.s3.send(new DeletePublicAccessBlockCommand({ Bucket: bucket }));
    const { view: again } = await of.act(view, 'again', 'marcus');
    const asked = await of.act(again, 'request', 'marcus');
    expect(asked.view.approvals.map(({ person }) => person)).toEqual(['noor']);
    expect(asked.view.change.state).toBe('pending');
    expect((await of.act(again, 'approve', 'omar')).view.change.state).toBe('approved');
  });

  it('are left where they are when somebody else asks for the same', async () => {
    const bucket = fresh();
    const view = await requested(bucket);
    await of.act(view, 'approve', 'marcus');
    const second = await of.ask(`block-public-access ${bucket}`, asker('marcus'));
    if (second.change === undefined) throw new Error('nothing was drafted');
    const { view: asked } = await of.act(second.change, 'request', 'marcus');
    expect(asked.approvals).toEqual([]);
  });
});

describe('what may be tried again', () => {
  it('gives way to a newer request for the same setting: it would bring back what was undone since', async () => {
    const bucket = fresh();
    const view = await of.approvedByTwo(`block-public-access ${bucket}`);
    world.aws.state.faults.push({ match: { operation: 'PutPublicAccessBlock' }, do: { throttle: true }, times: 50 });
    expect((await of.applied(view)).change).toMatchObject({ state: 'failed', retryable: true });
    world.aws.state.faults.length = 0;
    const newer = await requested(bucket);
    expect((await of.now(view)).change).toMatchObject({
      state: 'superseded',
      retryable: false,
      followedBy: newer.change.id,
    });
    await expect(of.act(view, 'retry', 'priya')).rejects.toThrow(/newer request/);
  });
});

describe('whose request it is', () => {
  it('is the person’s who saw the preview: nobody asks in another one’s name, to approve it then', async () => {
    const bucket = fresh();
    world.rule(twoPeople.replace('by: [marcus, noor, omar, priya], count: 2', 'by: [marcus, noor], count: 1'));
    const view = await of.previewed(`block-public-access ${bucket}`);
    await expect(of.act(view, 'request', 'marcus')).rejects.toThrow(/priya/);
    expect((await of.now(view)).change.state).toBe('draft');
  });
});

describe('a rule about a remedy', () => {
  it('is about undoing it as well, and about undoing that', async () => {
    const strict = twoPeople.replace(
      'rules:\n',
      `rules:
  - name: never
    when: { remedy: [block-public-access] }
    deny: not here
`,
    );
    const done = await of.applied(await of.approvedByTwo(`block-public-access ${fresh()}`));
    world.rule(strict);
    await expect(of.act(done, 'undo', 'priya')).rejects.toThrow(/not here/);
  });
});
