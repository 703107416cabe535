import { PutPublicAccessBlockCommand } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChangeView } from '../../src/core/change-view.ts';
import { onPostgres } from './on-postgres.ts';
import { twoPeople } from './world.ts';

const stage = onPostgres();
const { fresh } = stage;
beforeEach(() => {
  stage.world.rule(twoPeople);
  stage.world.aws.state.faults.length = 0;
});

const again = async (view: ChangeView, user = 'priya') => (await stage.of.act(view, 'again', user)).view;
const set = (view: ChangeView, to: { expires_at: string }) =>
  stage.world.deps.store.db.updateTable('change').set(to).where('id', '=', view.change.id).execute();

/** Approved by two, and then it could not be read when it was to be applied. */
async function failedForNow(bucket: string): Promise<ChangeView> {
  const view = await stage.of.approvedByTwo(`block-public-access ${bucket}`);
  stage.world.aws.state.faults.push({ match: { operation: 'GetPublicAccessBlock' }, do: { status: 503 } });
  const failed = await stage.of.applied(view);
  stage.world.aws.state.faults.length = 0;
  return failed;
}

/** Approved by two, then something else was there, and then it was as before. */
async function driftedAndBack(bucket: string): Promise<ChangeView> {
  const blocked = (is: boolean) =>
    stage.of.s3.send(
      new PutPublicAccessBlockCommand({ Bucket: bucket, PublicAccessBlockConfiguration: { BlockPublicAcls: is } }),
    );
  await blocked(false);
  const view = await stage.of.approvedByTwo(`block-public-access ${bucket}`);
  await blocked(true);
  const drifted = await stage.of.applied(view);
  await blocked(false);
  return drifted;
}

describe('the same preview anew', () => {
  it('is a draft of its own with the next revision, to which the one before points', async () => {
    const view = await stage.of.previewed(`block-public-access ${fresh()}`);
    const next = await again(view);
    expect(next.change).toMatchObject({ state: 'draft', revision: 2, digest: view.change.digest });
    expect(next.change.id).not.toBe(view.change.id);
    expect((await stage.of.now(view)).change.followedBy).toBe(next.change.id);
  });

  it('keeps the approvals of exactly the same, so that it is approved as soon as it is requested', async () => {
    const view = await driftedAndBack(fresh());
    expect(view.change.state).toBe('drifted');
    const next = await again(view);
    expect(next.approvals.map(({ person, from }) => [person, from])).toEqual([
      ['marcus', view.change.id],
      ['noor', view.change.id],
    ]);
    const requested = await stage.of.act(next, 'request', 'priya');
    expect(requested.view.change.state).toBe('approved');
    expect((await stage.of.applied(next)).change.state).toBe('verified');
  });

  it('of what is there now has no approvals when that is something else', async () => {
    const bucket = fresh();
    const view = await driftedAndBack(bucket);
    await stage.of.s3.send(
      new PutPublicAccessBlockCommand({ Bucket: bucket, PublicAccessBlockConfiguration: { BlockPublicPolicy: true } }),
    );
    const next = await again(view);
    expect(next.change.digest).not.toBe(view.change.digest);
    expect(next.approvals).toEqual([]);
  });

  it('of what has expired has none, however much it looks the same', async () => {
    const view = await driftedAndBack(fresh());
    await set(view, { expires_at: new Date(Date.now() - 1_000).toISOString() });
    expect((await again(view)).approvals).toEqual([]);
  });

  it('gives approvals on once only', async () => {
    const view = await driftedAndBack(fresh());
    expect((await again(view)).approvals).toHaveLength(2);
    expect((await again(view)).approvals).toEqual([]);
  });

  it('of what may still be tried again takes nothing from it until it is requested', async () => {
    const view = await failedForNow(fresh());
    expect(view.change).toMatchObject({ state: 'failed', retryable: true });
    expect((await again(view)).approvals).toEqual([]);
    await stage.of.act(view, 'retry', 'priya');
    expect((await stage.of.applied(view)).change.state).toBe('verified');
  });

  it('of an undo is an undo of the same change', async () => {
    const bucket = fresh();
    const done = await stage.of.applied(await stage.of.approvedByTwo(`block-public-access ${bucket}`));
    const { view: undo } = await stage.of.act(done, 'undo', 'priya');
    const next = await again(undo);
    expect(next.change).toMatchObject({ undoes: done.change.id, revision: 2, digest: undo.change.digest });
  });

  it('says so when there is nothing to do any more', async () => {
    const bucket = fresh();
    const view = await stage.of.previewed(`block-public-access ${bucket}`);
    await stage.of.applied(await stage.of.approvedByTwo(`block-public-access ${bucket}`));
    await expect(again(view)).rejects.toThrow(/There is nothing to do/);
  });

  it('is for those who may ask, as any preview', async () => {
    const view = await stage.of.previewed(`block-public-access ${fresh()}`);
    stage.world.rule(twoPeople.replace('ask: [everyone]', 'ask: [marcus]'));
    await expect(again(view)).rejects.toThrow(/not among those who may ask/);
  });
});
