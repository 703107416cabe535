import { PutBucketLoggingCommand, PutPublicAccessBlockCommand } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import { propose, type Proposed } from '../../src/changes/propose.ts';
import { verbsOf } from '../../src/core/change-view.ts';
import { plain, words } from '../../src/core/words.ts';
import { remedyOf } from '../../src/remedies/index.ts';
import { auditRows } from '../../src/store/audit.ts';
import { drive } from './driver.ts';
import { onPostgres } from './on-postgres.ts';
import { account, asker, twoPeople } from './world.ts';

const stage = onPostgres();
const { fresh } = stage;
beforeEach(() => {
  stage.world.rule(twoPeople);
  stage.world.aws.state.faults.length = 0;
  stage.world.aws.state.denials.length = 0;
});

const remedy = (id: string) => {
  const found = remedyOf(id);
  if (found === null) throw new Error(`no remedy ${id}`);
  return found;
};
const at = (bucket: string) => ({ account, region: 'us-east-1', bucket });
const proposed = (bucket: string, user = 'priya', deps = stage.world.deps): Promise<Proposed> =>
  propose(deps, { remedy: remedy('block-public-access'), params: {}, places: [at(bucket)], asker: asker(user) });
const stored = async () => (await stage.world.deps.store.db.selectFrom('change').select('id').execute()).length;

describe('a preview', () => {
  it('is stored as a draft with everything, and writes nothing', async () => {
    const bucket = fresh();
    const found = await proposed(bucket);
    if (found.is !== 'draft') throw new Error(found.is);
    const { change } = found.view;
    expect(change).toMatchObject({
      state: 'draft',
      revision: 1,
      requesterPerson: 'priya',
      steps: [{ state: 'waiting', attempts: 0, before: null, undone: null }],
      ruled: { rule: 'everything', approvals: 2, selfApproval: false, breakGlass: true },
    });
    expect(change.preview.calls).toContainEqual({
      call: 'PutPublicAccessBlock',
      action: 's3:PutBucketPublicAccessBlock',
      resource: `arn:aws:s3:::${bucket}`,
    });
    expect((await stage.of.acting.view(change.id))?.change).toEqual(change);
    expect(stage.of.mutations(bucket)).toEqual([]);
  });

  it('expires by the rule, counted by the store’s clock', async () => {
    stage.world.rule(twoPeople.replace('    break_glass', '    expires: 2h\n    break_glass'));
    const found = await proposed(fresh());
    if (found.is !== 'draft') throw new Error(found.is);
    const { createdAt, expiresAt } = found.view.change;
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(7_200_000);
  });

  it('is recorded, with what it rests on', async () => {
    const found = await proposed(fresh());
    if (found.is !== 'draft') throw new Error(found.is);
    const { id, digest } = found.view.change;
    const rows = await auditRows(stage.world.deps.store.db, 1, 10_000);
    expect(rows.findLast(({ changeId }) => changeId === id)).toMatchObject({
      event: 'change.draft',
      payload: { remedy: 'block-public-access', version: remedy('block-public-access').version, digest },
    });
  });

  it('of the same thing has the same digest, whoever asks', async () => {
    const bucket = fresh();
    const both = [await proposed(bucket), await proposed(bucket, 'marcus')];
    const digests = both.map((one) => (one.is === 'draft' ? one.view.change.digest : one.is));
    expect(digests[0]).toBe(digests[1]);
  });

  it('leaves out steps that change nothing', async () => {
    const view = await stage.of.previewed(`enable-access-logging ${fresh()} to=${fresh()}`);
    expect(view.change.steps.map(({ nth, setting }) => [nth, setting])).toEqual([
      [0, 'policy'],
      [1, 'logging'],
    ]);
    const [source = '', logs = ''] = view.change.steps.map(({ place }) => place.bucket ?? '').toReversed();
    await stage.of.s3.send(
      new PutBucketLoggingCommand({
        Bucket: source,
        BucketLoggingStatus: view.change.steps[1]?.after as PutBucketLoggingCommand['input']['BucketLoggingStatus'],
      }),
    );
    const again = await stage.of.previewed(`enable-access-logging ${source} to=${logs}`);
    expect(again.change.steps.map(({ nth, setting }) => [nth, setting])).toEqual([[0, 'policy']]);
  });
});

describe('«nothing to do»', () => {
  it('is said before anybody is asked, and nothing is stored', async () => {
    const [bucket, before] = [fresh(), await stored()];
    const all = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
    await stage.of.s3.send(new PutPublicAccessBlockCommand({ Bucket: bucket, PublicAccessBlockConfiguration: all }));
    expect((await proposed(bucket)).is).toBe('nothing');
    expect(await stored()).toBe(before);
  });
});

describe('what can’t be asked for is only shown, and not stored', () => {
  it.each<[string, () => void, string, RegExp]>([
    [
      'this person may not ask',
      () => stage.world.rule(twoPeople.replace('ask: [everyone]', 'ask: [marcus]')),
      'priya',
      /not among those who may ask/,
    ],
    ['a guest asks', () => undefined, 'x', /^Guests and strangers/],
    [
      'nobody could approve but who asks',
      () => stage.world.rule(twoPeople.replace('by: [marcus, noor, omar, priya], count: 2', 'by: [priya], count: 1')),
      'priya',
      /./,
    ],
    [
      'the group can’t be looked up',
      () => stage.world.rule(twoPeople.replace('by: [marcus, noor, omar, priya]', 'by: ["group:S0BROKEN"]')),
      'priya',
      /Slack does not answer/,
    ],
    ['no rule is about it', () => stage.world.rule(''), 'priya', /Nothing can be changed yet/],
  ])('%s', async (_name, prepare, user, because) => {
    const before = await stored();
    prepare();
    const who =
      user === 'x' ? { ...asker('x'), actor: { is: 'slack', team: 'T0ELSE', user: 'U9GUEST' } as const } : asker(user);
    const places = [at(fresh())];
    const found = await propose(stage.world.deps, {
      remedy: remedy('block-public-access'),
      params: {},
      places,
      asker: who,
    });
    if (found.is !== 'only shown') throw new Error(found.is);
    expect(plain(found.because)).toMatch(because);
    expect(plain(found.next)).not.toBe('');
    expect(found.view.change.steps).toHaveLength(1);
    expect(await stored()).toBe(before);
    // A button for what is not there would lead nowhere.
    expect(verbsOf(found.view)).toEqual([]);
  });

  it('no role to write with: it says so once, however many steps there are', async () => {
    const cannot = () => words`no write role`;
    const deps = { ...stage.world.deps, writer: { ...stage.world.deps.writer, cannot } };
    const world = { ...stage.world, deps };
    const { change, warnings } = await drive(world).ask(`enable-access-logging ${fresh()} to=${fresh()}`);
    expect(change?.change.steps).toHaveLength(2);
    const notes = (change?.change.preview.notes ?? []).map(plain);
    expect(notes.filter((note) => note.includes('no write role'))).toEqual(['no write role']);
    expect(warnings.map(plain).join(' ')).toMatch(/no write role.*COOPER_WRITE_ROLES/);
  });
});

describe('what can’t be read', () => {
  it('is not changed: there would be nothing to compare', async () => {
    const bucket = fresh();
    const said = { message: 'no', code: 'AccessDenied', status: 403 };
    const resource = `arn:aws:s3:::${bucket}`;
    stage.world.aws.state.denials.push({ principal: '*', action: 's3:GetBucketPublicAccessBlock', resource, ...said });
    await expect(proposed(bucket)).rejects.toThrow(/s3:GetBucketPublicAccessBlock/);
  });

  it('but is no part of a step, is an input all the same: it can drift', async () => {
    const bucket = fresh();
    const said = { message: 'no', code: 'AccessDenied', status: 403 };
    const resource = `arn:aws:s3:::${bucket}`;
    const open = await proposed(bucket);
    stage.world.aws.state.denials.push({ principal: '*', action: 's3:GetBucketWebsite', resource, ...said });
    const hidden = await proposed(bucket);
    if (open.is !== 'draft' || hidden.is !== 'draft') throw new Error('no drafts');
    const key = `${account}/us-east-1/${bucket}/website`;
    expect(hidden.view.change.inputs[key]).toMatch(/^[\da-f]{64}$/);
    expect(hidden.view.change.inputs[key]).not.toBe(open.view.change.inputs[key]);
    expect(hidden.view.change.digest).not.toBe(open.view.change.digest);
  });
});
