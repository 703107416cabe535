import { PutPublicAccessBlockCommand } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Written } from '../../src/aws/writer.ts';
import type { Writer } from '../../src/aws/writer.ts';
import { apply } from '../../src/changes/apply/apply.ts';
import { placed } from '../../src/changes/look.ts';
import { propose } from '../../src/changes/propose.ts';
import { serviceHere } from '../../src/commands/terminal/here.ts';
import { type ChangeView, headline } from '../../src/core/change-view.ts';
import { Refusal } from '../../src/core/errors.ts';
import type { Remedy } from '../../src/core/remedy.ts';
import { target } from '../../src/core/target.ts';
import { plain, words } from '../../src/core/words.ts';
import { logDelivery } from '../../src/sandbox/aws/services/s3/seed.ts';
import { auditRows } from '../../src/store/audit.ts';
import { type Postgres, startPostgres } from '../store/postgres.ts';
import { type Driver, drive } from './driver.ts';
import { account, asker, old, startWorld, twoPeople, withBuckets, type World } from './world.ts';

const names = Array.from({ length: 12 }, (_none, nth) => `firkin-${nth}`);
const delivers = { grantee: { uri: logDelivery }, permission: 'WRITE' } as const;
let used = 0;
const fresh = () => names[used++] ?? '';
let postgres: Postgres;
let world: World;
let of: Driver;
let between: (writer: Writer, ...args: Parameters<Writer['write']>) => ReturnType<Writer['write']>;
const straight: typeof between = (writer, ...args) => writer.write(...args);

beforeAll(async () => {
  postgres = await startPostgres();
  world = await startWorld({
    seed: withBuckets(
      ...names.map((name) => old(name)),
      ...['acl-one', 'acl-two'].map((name) => old(name, { grants: [delivers] })),
    ),
    databaseUrl: await postgres.database(),
    writer: (own) => ({ cannot: (one) => own.cannot(one), write: (...args) => between(own, ...args) }),
  });
  of = drive(world);
});
afterAll(async () => {
  await world.stop();
  await postgres.stop();
});
beforeEach(() => {
  between = straight;
  world.rule(twoPeople);
});

const applied = async (view: ChangeView) => {
  await apply(world.deps, view.change.id);
  return of.now(view);
};
const byHand = (bucket: string) =>
  of.s3.send(
    new PutPublicAccessBlockCommand({ Bucket: bucket, PublicAccessBlockConfiguration: { BlockPublicAcls: true } }),
  );
const said = (code: string, retry: boolean): Written => ({
  is: 'refused',
  code,
  detail: 'no',
  requestId: null,
  retry,
  needs: null,
});

describe('what a change has left', () => {
  it('is never «nothing» where its write arrived, its answer was lost, and somebody wrote after it', async () => {
    const bucket = fresh();
    const view = await of.approvedByTwo(`block-public-access ${bucket}`);
    between = async (writer, ...args) => {
      await writer.write(...args);
      await byHand(bucket);
      return { is: 'unknown', detail: 'timeout' };
    };
    const now = await applied(view);
    expect(now.change).toMatchObject({ state: 'drifted', steps: [{ state: 'stuck' }] });
    expect(plain(headline(now))).not.toMatch(/nothing was/i);
    expect(plain(now.change.why ?? [])).toContain('is not known');
  });

  it('names what it failed by, also where a step could not be put back then', async () => {
    const view = await of.approvedByTwo('disable-acls acl-one');
    let isOver = false;
    between = async (writer, session, value) => {
      isOver ||= session.setting === 'ownershipControls';
      if (session.setting === 'ownershipControls') return said('TheCause', false);
      return isOver ? said('NotBack', false) : writer.write(session, value);
    };
    const { change } = await applied(view);
    expect(plain(change.why ?? [])).toMatch(/TheCause.*Not put back.*NotBack/s);
  });

  it('is put back when AWS was only busy with something else for a moment', async () => {
    const view = await of.approvedByTwo('disable-acls acl-two');
    let busy = 0;
    between = async (writer, session, value) => {
      if (session.setting === 'ownershipControls') {
        busy = 1;
        return said('TheCause', false);
      }
      return (busy -= 1) === 0 ? said('SlowDown', true) : writer.write(session, value);
    };
    const { change } = await applied(view);
    expect(change.steps.map(({ state }) => state)).toEqual(['undone', 'undone', 'refused']);
    expect(change.state).toBe('failed');
  });
});

describe('an approved change', () => {
  it('of a remedy that this Cooper does not have ends, instead of being tried for ever', async () => {
    const view = await of.approvedByTwo(`block-public-access ${fresh()}`);
    const remedy = JSON.stringify({ ...view.change.remedy, id: 'of-another-version' });
    await world.deps.store.db.updateTable('change').set({ remedy }).where('id', '=', view.change.id).execute();
    const { change } = await applied(view);
    expect([change.state, plain(change.why ?? [])]).toEqual(['drifted', expect.stringContaining('of-another-version')]);
  });

  it('waits while the rules can’t be read, and is not called off', async () => {
    const view = await of.approvedByTwo(`block-public-access ${fresh()}`);
    const { rules } = world.deps;
    const faulty = () => {
      throw new Refusal(words`line 3 is wrong`, words`mend it`);
    };
    expect(await apply({ ...world.deps, rules: faulty }, view.change.id)).not.toBeNull();
    expect((await of.now(view)).change.state).toBe('approved');
    expect(await apply({ ...world.deps, rules }, view.change.id)).toBeNull();
    expect((await of.now(view)).change.state).toBe('verified');
  });
});

it('nothing is drafted where everything is there already', async () => {
  const bucket = fresh();
  const remedy: Remedy<unknown> = {
    id: 'enable-versioning',
    version: 1,
    title: 'Make it as it is',
    risk: 'A',
    on: 'bucket',
    params: z.unknown(),
    usage: '',
    reads: ['requestPayment'],
    plan: ({ facts }) => {
      const { requestPayment } = facts.reads;
      const after = requestPayment?.is === 'known' ? requestPayment.value : null;
      const step = { target: target({ bucket }), setting: 'requestPayment', after } as const;
      return { is: 'steps', steps: [step], loses: [], notes: [], undoLeaves: null };
    },
  };
  const places = [await placed(world.deps, target({ bucket }))];
  expect(await propose(world.deps, { remedy, params: {}, places, asker: asker('priya') })).toMatchObject({
    is: 'nothing',
  });
});

it('an emergency’s reason is kept without the secrets that were pasted into it', async () => {
  const view = await of.previewed(`block-public-access ${fresh()}`);
  await of.act(view, 'request', 'priya');
  const reason = 'leaked key AKIAIOSFODNN7EXAMPLE is in use';
  await of.act(view, 'break-glass', 'omar', { reason, ticket: 'OPS-1' });
  const rows = await auditRows(world.deps.store.db, 1, 100_000);
  expect(JSON.stringify(rows)).not.toContain('AKIAIOSFODNN7EXAMPLE');
  expect((await of.now(view)).change.breakGlass?.reason).toContain('removed');
});

it('whoever looks at a change in a terminal is written down', async () => {
  const view = await of.previewed(`block-public-access ${fresh()}`);
  const { aws, now, log } = world.deps;
  const arn = `arn:aws:iam::${account}:user/marcus`;
  await serviceHere({ aws, now, log, changing: async () => world.deps }, of.acting, arn).view(view.change.id);
  const last = (await auditRows(world.deps.store.db, 1, 100_000)).at(-1);
  expect(last).toMatchObject({ event: 'read.sensitive', changeId: view.change.id, actor: { arn } });
});
