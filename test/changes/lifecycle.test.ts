import { GetPublicAccessBlockCommand, PutPublicAccessBlockCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffsOf } from '../../src/core/setting-diff.ts';
import { plain } from '../../src/core/words.ts';
import { type Driver, drive } from './driver.ts';
import { old, startWorld, withBuckets, type World } from './world.ts';

let world: World;
let of: Driver;
const names = Array.from({ length: 20 }, (_none, nth) => `bucket-${nth}`);
let used = 0;
const freshBucket = () => names[used++] ?? '';

beforeAll(async () => {
  world = await startWorld({ seed: withBuckets(...names.map((name) => old(name))) });
  of = drive(world);
});
afterAll(() => world.stop());

const on = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };

describe('the life of a change', () => {
  it('is previewed, requested, approved by two, applied, read back, and undone under the same rules', async () => {
    const bucket = freshBucket();
    const view = await of.previewed(`block-public-access ${bucket}`);
    expect(view.change).toMatchObject({
      state: 'draft',
      ruled: { approvals: 2, approvers: ['marcus', 'noor', 'omar'] },
    });
    expect(view.change.preview.diffs[0]?.lines).toContainEqual({ sign: '+', text: '  "BlockPublicAcls": true,' });
    expect(of.mutations(bucket)).toEqual([]);

    expect((await of.act(view, 'request', 'priya')).view.change.state).toBe('pending');
    expect((await of.act(view, 'approve', 'marcus')).view.change.state).toBe('pending');
    const approved = (await of.act(view, 'approve', 'noor')).view;
    expect(approved.change.state).toBe('approved');

    const done = await of.applied(approved);
    expect(done.change).toMatchObject({ state: 'verified', steps: [{ state: 'verified', attempts: 1 }] });
    expect(of.mutations(bucket)).toHaveLength(1);
    const { PublicAccessBlockConfiguration } = await of.s3.send(new GetPublicAccessBlockCommand({ Bucket: bucket }));
    expect(PublicAccessBlockConfiguration).toEqual(on);

    const undo = (await of.act(done, 'undo', 'priya')).view;
    expect(undo.change).toMatchObject({ state: 'draft', undoes: done.change.id, steps: [{ before: on, after: null }] });
    await of.act(undo, 'request', 'priya');
    await of.act(undo, 'approve', 'marcus');
    await of.applied((await of.act(undo, 'approve', 'noor')).view);
    expect((await of.acting.view(done.change.id))?.change).toMatchObject({
      state: 'undone',
      followedBy: undo.change.id,
    });
    await expect(of.s3.send(new GetPublicAccessBlockCommand({ Bucket: bucket }))).rejects.toMatchObject({
      name: 'NoSuchPublicAccessBlockConfiguration',
    });
    expect(of.mutations(bucket)).toHaveLength(2);
  });

  it('writes with a session of its own: whose it is, who approved, for one action on one bucket', async () => {
    const bucket = freshBucket();
    const done = await of.applied(await of.approvedByTwo(`block-public-access ${bucket}`));
    const [assumed] = world.aws.calls({ operation: 'AssumeRole' }).slice(-1);
    expect(assumed?.parameters).toMatchObject({
      RoleSessionName: `cooper-${done.change.id}`,
      DurationSeconds: expect.anything(),
    });
    expect(JSON.stringify(assumed?.parameters)).toContain('s3:PutBucketPublicAccessBlock');
    expect(JSON.stringify(assumed?.parameters)).toContain(`arn:aws:s3:::${bucket}`);
    const [write] = world.aws.calls({ operation: 'PutPublicAccessBlock' }).slice(-1);
    expect(write?.who).toMatchObject({
      sessionName: `cooper-${done.change.id}`,
      sourceIdentity: expect.stringContaining('U0PRIYA'),
    });
  });

  it('says «nothing to do» before anybody is asked', async () => {
    const bucket = freshBucket();
    await of.s3.send(new PutPublicAccessBlockCommand({ Bucket: bucket, PublicAccessBlockConfiguration: on }));
    const report = await of.ask(`block-public-access ${bucket}`);
    expect(report).toMatchObject({ verdict: { is: 'ok', word: 'Nothing to do' } });
    expect(report.change).toBeUndefined();
  });

  it('writes nothing when what is there has changed since the preview, and shows so', async () => {
    const bucket = freshBucket();
    const approved = await of.approvedByTwo(`block-public-access ${bucket}`);
    await of.s3.send(
      new PutPublicAccessBlockCommand({
        Bucket: bucket,
        PublicAccessBlockConfiguration: { ...on, BlockPublicAcls: false },
      }),
    );
    const before = of.mutations(bucket).length;
    const now = await of.applied(approved);
    expect(now.change.state).toBe('drifted');
    expect(plain(now.change.why ?? [])).toContain('Block Public Access');
    const [diff, previewed] = diffsOf(now.change);
    expect(diff?.title).toMatch(/^What others changed: .*Block Public Access/);
    expect(previewed?.title).toMatch(/^What was previewed: .*Block Public Access/);
    expect(diff?.lines).toContainEqual({ sign: '+', text: '  "BlockPublicAcls": false,' });
    expect(of.mutations(bucket)).toHaveLength(before);
  });

  it('keeps approvals for an identical preview, and only for that', async () => {
    const bucket = freshBucket();
    const view = await of.previewed(`block-public-access ${bucket}`);
    await of.act(view, 'request', 'priya');
    await of.act(view, 'approve', 'marcus');
    const second = await of.previewed(`block-public-access ${bucket}`);
    const requested = (await of.act(second, 'request', 'priya')).view;
    expect(requested.approvals.map(({ person, from }) => [person, from])).toEqual([['marcus', view.change.id]]);
    expect((await of.acting.view(view.change.id))?.change).toMatchObject({
      state: 'superseded',
      followedBy: second.change.id,
    });
    expect((await of.act(second, 'approve', 'noor')).view.change.state).toBe('approved');
  });

  it('forgets approvals when the preview shows anything else', async () => {
    const bucket = freshBucket();
    const view = await of.previewed(`block-public-access ${bucket}`);
    await of.act(view, 'request', 'priya');
    await of.act(view, 'approve', 'marcus');
    await of.s3.send(
      new PutPublicAccessBlockCommand({
        Bucket: bucket,
        PublicAccessBlockConfiguration: { ...on, BlockPublicAcls: false },
      }),
    );
    const second = await of.previewed(`block-public-access ${bucket}`);
    expect((await of.act(second, 'request', 'priya')).view.approvals).toEqual([]);
  });
});
