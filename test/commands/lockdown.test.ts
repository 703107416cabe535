import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockdown } from '../../src/commands/lockdown.ts';
import { auditRows } from '../../src/store/audit.ts';
import { onPostgres } from '../changes/on-postgres.ts';
import { asker, twoPeople } from '../changes/world.ts';
import { run, said } from './on-postgres.ts';

const stage = onPostgres();
const { fresh } = stage;
const ask = (typed: string, user = 'marcus') => run(stage.world, lockdown, typed, asker(user));
beforeEach(() => stage.world.rule(twoPeople));
afterEach(() => ask('off'));

describe('lockdown', () => {
  it('is said to everybody who asks', async () => {
    expect(said(await ask('', 'priya'))).toMatch(/may write, where the rules allow it/);
    await ask('on the keys are stolen');
    expect(said(await ask('', 'priya'))).toMatch(/read-only since 20\d\d-\d\d-\d\d \d\d:\d\d UTC.*the keys are stolen/);
  });

  it.each(['on', 'off'])('%s is for admins only, and who tried is refused', async (to) => {
    await expect(ask(to, 'priya')).rejects.toThrow(/not among those who may switch the lockdown/);
    const last = (await auditRows(stage.world.deps.store.db, 1, 10_000)).at(-1);
    expect(last).toMatchObject({ event: 'refused.lockdown', actor: { user: 'U0PRIYA' }, payload: { on: to === 'on' } });
  });

  it('on and off is said, also when it was so already', async () => {
    const answers = [await ask('on'), await ask('ON'), await ask('off'), await ask('Off')];
    expect(answers.map(said)).toEqual([
      expect.stringMatching(/^ok .*: .*[Nn]o replica/),
      expect.stringMatching(/was locked down already/),
      expect.stringMatching(/may write again/),
      expect.stringMatching(/was not locked down/),
    ]);
  });

  it('knows nothing else', async () => {
    await expect(ask('perhaps')).rejects.toThrow(/perhaps is neither on nor off/);
  });

  it('is recorded with its reason, once for each switch', async () => {
    const before = (await auditRows(stage.world.deps.store.db, 1, 10_000)).length;
    await ask('on "under attack"');
    await ask('on again');
    await ask('off');
    const rows = (await auditRows(stage.world.deps.store.db, 1, 10_000)).slice(before);
    expect(rows.map(({ event, payload }) => [event, payload['reason']])).toEqual([
      ['lockdown.on', expect.stringContaining('under attack')],
      ['lockdown.off', null],
    ]);
  });

  it('refuses every act that leads to a write, and leaves those that end something', async () => {
    const view = await stage.of.previewed(`block-public-access ${fresh()}`);
    await stage.of.act(view, 'request', 'priya');
    await ask('on drill');
    await expect(stage.of.act(view, 'approve', 'marcus')).rejects.toThrow(/read-only: .*drill.*lockdown off/);
    const emergency = { reason: 'the house is on fire', ticket: 'OPS-1' };
    await expect(stage.of.act(view, 'break-glass', 'omar', emergency)).rejects.toThrow(/read-only/);
    expect((await stage.of.act(view, 'reject', 'marcus')).view.change.state).toBe('rejected');
  });
});
