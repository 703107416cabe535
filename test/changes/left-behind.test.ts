import { DeletePublicAccessBlockCommand, PutPublicAccessBlockCommand } from '@aws-sdk/client-s3';
import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { apply } from '../../src/changes/apply/apply.ts';
import { claim } from '../../src/changes/apply/claim.ts';
import { holdsInTheEnd } from '../../src/changes/apply/read-back.ts';
import { sweep } from '../../src/changes/work.ts';
import type { ChangeView } from '../../src/core/change-view.ts';
import { plain } from '../../src/core/words.ts';
import { Died, hooked, straight } from './hooked.ts';
import { old, twoPeople, withBuckets } from './world.ts';

const names = Array.from({ length: 30 }, (_none, nth) => `hogshead-${nth}`);
let used = 0;
const next = () => names[used++] ?? '';
const stage = hooked(withBuckets(...names.map((name) => old(name))));

const now = async (view: ChangeView) => (await stage.of.now(view)).change;

/** Another process, after the lease of the dead one has run out. */
async function later(view: ChangeView) {
  await sleep(stage.world.deps.timing.lease + 50);
  // What the first one hands back, the second one expires where its time has run out.
  for (const under of [new Set<string>(), new Set<string>()]) {
    await sweep(stage.world.deps, under);
    while (under.size > 0) await sleep(20);
  }
  return now(view);
}

const set = (view: ChangeView, what: ReturnType<typeof sql>) =>
  stage.world.deps.store.transaction((trx) =>
    sql`update cooper.change set ${what} where id = ${view.change.id}`.execute(trx),
  );
const threeDaysAgo = sql`expires_at = clock_timestamp() - interval '3 days'`;
const frozen = twoPeople.replace('rules:\n', 'rules:\n  - { name: freeze, deny: change freeze }\n');
const others = twoPeople.replace('by: [marcus, noor, omar, priya], count: 2', 'by: [omar, priya], count: 2');
const closedHours = twoPeople.replace(
  '    ask: [everyone]\n',
  `    ask: [everyone]\n    quiet_hours: { zone: UTC, from: '00:00', to: '24:00', days: [${today()}] }\n`,
);

function today(): string {
  return ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][new Date().getUTCDay()] ?? '';
}

const hidden = (bucket: string) => ({
  principal: '*',
  action: 's3:GetBucketPublicAccessBlock',
  resource: `arn:aws:s3:::${bucket}`,
  message: 'no',
  code: 'AccessDenied',
  status: 403,
});

describe('a change that was claimed and left before its first write', () => {
  it('is applied by whoever finds it, if it still may be', async () => {
    const bucket = next();
    const view = await stage.of.approvedByTwo(`block-public-access ${bucket}`);
    await claim(stage.world.deps, view.change);
    expect((await later(view)).state).toBe('verified');
    expect(stage.of.mutations(bucket)).toHaveLength(1);
  });

  it.each<[string, () => void, (view: ChangeView) => Promise<unknown>, string]>([
    ['its time has run out', () => undefined, (view) => set(view, threeDaysAgo), 'expired'],
    ['a rule denies it by now', () => stage.world.rule(frozen), async () => undefined, 'cancelled'],
    ['those who approved may not any more', () => stage.world.rule(others), async () => undefined, 'cancelled'],
    ['quiet hours have begun', () => stage.world.rule(closedHours), async () => undefined, 'failed'],
  ])('is not written when %s', async (_name, rule, meanwhile, state) => {
    const bucket = next();
    const view = await stage.of.approvedByTwo(`block-public-access ${bucket}`);
    await claim(stage.world.deps, view.change);
    rule();
    await meanwhile(view);
    const change = await later(view);
    expect([change.state, stage.of.mutations(bucket)]).toEqual([state, []]);
  });
});

describe('a write that may have been sent, and did not arrive', () => {
  it.each<[string, () => void, (view: ChangeView) => Promise<unknown>, string]>([
    ['its time has run out', () => undefined, (view) => set(view, threeDaysAgo), 'expired'],
    ['a rule denies it by now', () => stage.world.rule(frozen), async () => undefined, 'cancelled'],
  ])('is not sent once more when %s', async (_name, rule, meanwhile, state) => {
    const bucket = next();
    const view = await stage.of.approvedByTwo(`block-public-access ${bucket}`);
    stage.between = async () => {
      stage.world.aws.state.denials.push(hidden(bucket));
      return { is: 'unknown', detail: 'timeout' };
    };
    await apply(stage.world.deps, view.change.id);
    expect((await now(view)).state).toBe('unknown');
    stage.between = straight;
    rule();
    await meanwhile(view);
    stage.world.aws.state.denials.length = 0;
    expect([(await later(view)).state, stage.of.mutations(bucket)]).toEqual([state, []]);
  });

  it('waits for nobody: Cooper says that it goes on, and whoever wants may still cancel', async () => {
    const bucket = next();
    const view = await stage.of.approvedByTwo(`block-public-access ${bucket}`);
    await claim(stage.world.deps, view.change);
    stage.world.rule(closedHours);
    await later(view);
    const { headline, verbsOf } = await import('../../src/core/change-view.ts');
    const shown = await stage.of.now(view);
    expect(plain(headline(shown))).toBe('Nothing was changed. Cooper tries it again.');
    expect(verbsOf(shown)).toEqual(['cancel', 'details']);
  });

  it('is taken for its own when it arrives late, after all', async () => {
    const bucket = next();
    const view = await stage.of.approvedByTwo(`block-public-access ${bucket}`);
    const lost = await believedLost(view);
    await lost();
    stage.between = () => Promise.reject(new Error('nothing more may be written'));
    expect((await later(view)).state).toBe('verified');
    expect(stage.of.mutations(bucket)).toHaveLength(1);
  });

  it('leaves no approvals behind that somebody could use once more', async () => {
    const bucket = next();
    const view = await stage.of.approvedByTwo(`block-public-access ${bucket}`);
    const lost = await believedLost(view);
    await lost();
    await stage.of.s3.send(
      new PutPublicAccessBlockCommand({ Bucket: bucket, PublicAccessBlockConfiguration: { BlockPublicAcls: true } }),
    );
    expect((await later(view)).state).toBe('drifted');
    expect(plain((await now(view)).why ?? [])).toMatch(/whether it arrived before somebody else's is not known/);
    await stage.of.s3.send(new DeletePublicAccessBlockCommand({ Bucket: bucket }));
    const { view: again } = await stage.of.act(view, 'again', 'priya');
    expect(again.approvals).toEqual([]);
    expect((await stage.of.act(again, 'request', 'priya')).view.change.state).toBe('pending');
  });

  /** Sent by one that died; the next one saw nothing of it for as long as consistency takes, and died as well. */
  async function believedLost(view: ChangeView): Promise<() => Promise<unknown>> {
    let sent: (() => Promise<unknown>) | null = null;
    stage.between = (writer, ...args) => {
      sent = () => writer.write(...args);
      return Promise.reject(new Died());
    };
    await expect(apply(stage.world.deps, view.change.id)).rejects.toThrow(Died);
    const [step] = (await now(view)).steps;
    if (sent === null || step === undefined) throw new Error('nothing was sent');
    expect((await holdsInTheEnd(stage.world.deps, step, { from: step.before, to: step.after })).is).toBe('from');
    return sent;
  }
});

describe('how often it was sent', () => {
  it('does not count what AWS was too busy for', async () => {
    const view = await stage.of.approvedByTwo(`block-public-access ${next()}`);
    const busy = { is: 'refused', code: 'SlowDown', detail: '', requestId: null, retry: true, needs: null } as const;
    let asked = 0;
    stage.between = () => {
      asked += 1;
      return Promise.resolve(asked % 2 === 1 ? busy : { is: 'unknown', detail: 'timeout' });
    };
    const { change } = await stage.of.applied(view);
    expect([asked, change.state, change.steps[0]?.attempts]).toEqual([4, 'failed', 2]);
    expect(plain(change.why ?? [])).toContain('sent twice');
  });
});
