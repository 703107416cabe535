import {
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import { undoneId, undoOf } from '../../src/changes/undo-remedy.ts';
import type { ChangeView } from '../../src/core/change-view.ts';
import { absent, denied, type Fact, failed, known } from '../../src/core/fact.ts';
import type { Facts } from '../../src/core/facts.ts';
import { target } from '../../src/core/target.ts';
import { plain, words } from '../../src/core/words.ts';
import { remedyOf } from '../../src/remedies/index.ts';
import { change, step } from '../terminal/changes/view.ts';
import { onPostgres } from './on-postgres.ts';
import { twoPeople } from './world.ts';

const place = change().place;
const policy = { Version: '2012-10-17', Statement: [] };
const steps = [
  step({ nth: 0, setting: 'policy', before: null, after: policy, undone: null }),
  step({ nth: 1, setting: 'versioning', before: null, after: { Status: 'Enabled' }, undone: { Status: 'Suspended' } }),
];

function planned(reads: Record<string, Fact<unknown>>) {
  const remedy = remedyOf('block-public-access');
  if (remedy === null) throw new Error('no such remedy');
  const { preview } = change();
  const of = change({ steps, preview: { ...preview, undoLeaves: words`Versions stay.` } });
  const facts = { target: target({ ...place, bucket: 'cooper-media' }), at: '', reads } as unknown as Facts;
  return undoOf(of, remedy).plan({ facts, others: [] }, {});
}

describe('the plan of an undo', () => {
  const asWritten = { policy: known(policy), versioning: known({ Status: 'Enabled' }) };

  it('is the steps backwards, each to what was promised', () => {
    expect(planned(asWritten)).toMatchObject({
      is: 'steps',
      steps: [
        { setting: 'versioning', after: { Status: 'Suspended' }, target: { bucket: 'cooper-media' } },
        { setting: 'policy', after: null },
      ],
      notes: [words`Versions stay.`],
    });
  });

  it('takes another spelling of what was written for the same', () => {
    expect(planned({ ...asWritten, versioning: known({ MFADelete: 'Disabled', Status: 'Enabled' }) }).is).toBe('steps');
  });

  it.each<[string, Fact<unknown>, readonly string[]]>([
    [
      'is another',
      known({ Status: 'Suspended' }),
      ['  {', '-   "Status": "Enabled"', '+   "Status": "Suspended"', '  }'],
    ],
    ['is gone', absent, ['- {', '-   "Status": "Enabled"', '- }']],
  ])('is refused when what it wrote %s, and shows what others made of it', (_name, fact, diff) => {
    const plan = planned({ ...asWritten, versioning: fact });
    if (plan.is !== 'refused') throw new Error(`it is ${plan.is}`);
    expect(plain(plan.because)).toMatch(/^Versioning.* is not what c1a2b3c4d5 wrote any more/i);
    expect(plan.diffs?.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^What others changed since: versioning/i),
    ]);
    expect(plan.diffs?.[0]?.lines.map(({ sign, text }) => `${sign} ${text}`)).toEqual(diff);
  });

  it.each<[string, Fact<unknown>]>([
    ['may not be read', denied('s3:GetBucketVersioning')],
    ['could not be read', failed('throttled', 'SlowDown')],
  ])('does not say that somebody changed what %s', (_name, fact) => {
    expect(planned({ ...asWritten, versioning: fact }).is).toBe('steps');
  });

  it('leads, however often it was undone, to the remedy that it began with', () => {
    expect(['x', 'undo-x', 'undo-undo-x', 'x-undo-y'].map(undoneId)).toEqual(['x', 'x', 'x', 'x-undo-y']);
  });
});

const stage = onPostgres();
const { fresh } = stage;
beforeEach(() => stage.world.rule(twoPeople));

const done = async (words: string) => stage.of.applied(await stage.of.approvedByTwo(words));
const byHand = (bucket: string) =>
  stage.of.s3.send(
    new PutPublicAccessBlockCommand({ Bucket: bucket, PublicAccessBlockConfiguration: { BlockPublicAcls: true } }),
  );

/** Previewed, requested, approved by two and applied. */
async function undone(view: ChangeView): Promise<ChangeView> {
  const { view: undo } = await stage.of.act(view, 'undo', 'priya');
  await stage.of.act(undo, 'request', 'priya');
  await stage.of.act(undo, 'approve', 'marcus');
  await stage.of.act(undo, 'approve', 'noor');
  return stage.of.applied(undo);
}

describe('undo', () => {
  it('of what had not been there takes it away', async () => {
    const bucket = fresh();
    const first = await done(`block-public-access ${bucket}`);
    const undo = await undone(first);
    expect(undo.change).toMatchObject({ state: 'verified', undoes: first.change.id, steps: [{ after: null }] });
    expect(undo.change.remedy.title).toContain('Undo «');
    await expect(stage.of.s3.send(new GetPublicAccessBlockCommand({ Bucket: bucket }))).rejects.toMatchObject({
      name: 'NoSuchPublicAccessBlockConfiguration',
    });
    expect((await stage.of.now(first)).change).toMatchObject({ state: 'undone', followedBy: undo.change.id });
  });

  it('puts back exactly what had been there', async () => {
    const bucket = fresh();
    await byHand(bucket);
    const before = await stage.of.s3.send(new GetPublicAccessBlockCommand({ Bucket: bucket }));
    await undone(await done(`block-public-access ${bucket}`));
    const after = await stage.of.s3.send(new GetPublicAccessBlockCommand({ Bucket: bucket }));
    expect(after.PublicAccessBlockConfiguration).toEqual(before.PublicAccessBlockConfiguration);
  });

  it('of versioning leaves it suspended, as the preview had said, and needs two and ten minutes as well', async () => {
    const bucket = fresh();
    const view = await stage.of.approvedByTwo(`enable-versioning ${bucket}`);
    expect(plain(view.change.preview.undoLeaves ?? [])).toContain('suspended');
    await soon(view);
    const { view: undo } = await stage.of.act(await stage.of.applied(view), 'undo', 'priya');
    expect(undo.change).toMatchObject({ risk: 'C', ruled: { approvals: 2, delayMs: 600_000 } });
    await stage.of.act(undo, 'request', 'priya');
    await stage.of.act(undo, 'approve', 'marcus');
    await stage.of.act(undo, 'approve', 'noor');
    await soon(undo);
    expect((await stage.of.applied(undo)).change.state).toBe('verified');
    const { Status: status } = await stage.of.s3.send(new GetBucketVersioningCommand({ Bucket: bucket }));
    expect(status).toBe('Suspended');
  });

  it('can be undone itself', async () => {
    const bucket = fresh();
    const undo = await undone(await done(`block-public-access ${bucket}`));
    const redone = await undone(undo);
    expect(redone.change).toMatchObject({ state: 'verified', undoes: undo.change.id, steps: [{ before: null }] });
    expect((await stage.of.now(undo)).change.state).toBe('undone');
    expect(stage.of.mutations(bucket)).toHaveLength(3);
  });

  it('is refused when somebody has changed what was written', async () => {
    const bucket = fresh();
    const first = await done(`block-public-access ${bucket}`);
    await byHand(bucket);
    await expect(stage.of.act(first, 'undo', 'priya')).rejects.toMatchObject({
      message: expect.stringMatching(/somebody else's work.*changes show/),
      diffs: [{ lines: expect.arrayContaining([{ sign: '-', text: '  "BlockPublicPolicy": true,' }]) }],
    });
    expect((await stage.of.now(first)).change.state).toBe('verified');
  });

  it('is refused when what was written may not be read any more', async () => {
    const bucket = fresh();
    const first = await done(`block-public-access ${bucket}`);
    const said = { message: 'no', code: 'AccessDenied', status: 403 };
    const resource = `arn:aws:s3:::${bucket}`;
    stage.world.aws.state.denials.push({ principal: '*', action: 's3:GetBucketPublicAccessBlock', resource, ...said });
    await expect(stage.of.act(first, 'undo', 'priya')).rejects.toThrow(/may not call s3:GetBucketPublicAccessBlock/);
    expect((await stage.of.now(first)).change.state).toBe('verified');
  });

  it('is not applied when somebody changes it between its preview and its turn', async () => {
    const bucket = fresh();
    const first = await done(`block-public-access ${bucket}`);
    const { view: undo } = await stage.of.act(first, 'undo', 'priya');
    await stage.of.act(undo, 'request', 'priya');
    await stage.of.act(undo, 'approve', 'marcus');
    await stage.of.act(undo, 'approve', 'noor');
    await byHand(bucket);
    expect((await stage.of.applied(undo)).change.state).toBe('drifted');
    expect((await stage.of.now(first)).change.state).toBe('verified');
  });

  it('is refused of what was not applied, or was undone', async () => {
    const waiting = await stage.of.approvedByTwo(`block-public-access ${fresh()}`);
    await expect(stage.of.act(waiting, 'undo', 'priya')).rejects.toThrow(/approved already/);
    const first = await done(`block-public-access ${fresh()}`);
    await undone(first);
    await expect(stage.of.act(first, 'undo', 'priya')).rejects.toThrow(/was undone/);
  });

  it('is under the rules that name the remedy', async () => {
    const first = await done(`block-public-access ${fresh()}`);
    const rule = '  - { name: hands off, when: { remedy: block-public-access }, deny: ask the auditors first. }\n';
    stage.world.rule(twoPeople.replace('rules:\n', `rules:\n${rule}`));
    await expect(stage.of.act(first, 'undo', 'priya')).rejects.toThrow(/ask the auditors first/);
  });
});

/** Ten minutes later. */
async function soon({ change: { id } }: ChangeView): Promise<void> {
  const { db } = stage.world.deps.store;
  await db.updateTable('change').set({ not_before: new Date().toISOString() }).where('id', '=', id).execute();
  const before = new Date(Date.now() - 600_000).toISOString();
  await db.updateTable('approval').set({ at: before }).where('change_id', '=', id).execute();
}
