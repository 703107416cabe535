import { beforeEach, describe, expect, it } from 'vitest';
import { changes } from '../../src/commands/changes.ts';
import { verbs } from '../../src/core/change-view.ts';
import type { Report } from '../../src/core/report.ts';
import { auditRows } from '../../src/store/audit.ts';
import { insertChange } from '../../src/store/changes.ts';
import { onPostgres } from '../changes/on-postgres.ts';
import { twoPeople } from '../changes/world.ts';
import { change as sample } from '../store/sample.ts';
import { run, said } from './on-postgres.ts';

const stage = onPostgres();
const { fresh } = stage;
beforeEach(async () => {
  stage.world.rule(twoPeople);
  // Each test begins with none.
  await stage.world.deps.store.db.updateTable('change').set({ followed_by: null, undoes: null }).execute();
  for (const table of ['card', 'approval', 'bucket_lock', 'change_step', 'change'] as const)
    await stage.world.deps.store.db.deleteFrom(table).execute();
});

const ask = (typed: string) => run(stage.world, changes, typed);
const ids = ({ sections }: Report): readonly string[] =>
  sections.flatMap((section) => (section.is === 'table' ? section.rows.map(([id]) => String(id)) : []));
const insert = (...of: readonly Parameters<typeof sample>[0][]) =>
  stage.world.deps.store.transaction(async (trx) => {
    const made = of.map((one) => sample(one));
    for (const one of made) await insertChange(trx, one);
    return made.map(({ id }) => id);
  });
const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 3, minute)).toISOString();

describe('changes', () => {
  it('says how to begin when there are none', async () => {
    expect(said(await ask(''))).toMatch(/^note : No change is under way\. fix .* previews one; changes all/);
    expect(ids(await ask('all'))).toEqual([]);
  });

  it('lists those that wait for somebody or something, newest first', async () => {
    const [pending, failed] = await insert(
      { state: 'pending', createdAt: at(1) },
      { state: 'failed', retryable: true, createdAt: at(2) },
      { state: 'failed', retryable: false, createdAt: at(3) },
      { state: 'verified', createdAt: at(4) },
      { state: 'draft', createdAt: at(5) },
    );
    for (const typed of ['', 'open']) expect(ids(await ask(typed))).toEqual([failed, pending]);
    expect(said(await ask(''))).toBe('note : 2 changes.');
  });

  it('shows what waits, however many failed for good after it', async () => {
    const [waiting] = await insert({ state: 'pending', createdAt: at(0) });
    await insert(...Array.from({ length: 55 }, (_none, nth) => ({ state: 'failed' as const, createdAt: at(1 + nth) })));
    expect(ids(await ask(''))).toEqual([waiting]);
  });

  it('all lists the others too, and says when it leaves some out', async () => {
    await insert(...Array.from({ length: 51 }, (_none, nth) => ({ state: 'verified' as const, createdAt: at(nth) })));
    const report = await ask('all');
    expect(ids(report)).toHaveLength(50);
    expect(said(report)).toContain('50 changes, the newest.');
  });

  it('of a bucket are those in any state, also those that only write to it', async () => {
    const [source, logs] = [fresh(), fresh()];
    const { change } = await stage.of.previewed(`enable-access-logging ${source} to=${logs}`);
    await insert({ state: 'pending' });
    expect(ids(await ask(source))).toEqual([change.id]);
    expect(ids(await ask(logs))).toEqual([change.id]);
    expect(said(await ask('nowhere'))).toMatch(/No change of nowhere is known\. fix <remedy> nowhere/);
  });
});

describe('changes show', () => {
  it('shows one, whole, and who looked at it is recorded', async () => {
    const { change } = await stage.of.previewed(`block-public-access ${fresh()}`);
    const report = await ask(`show ${change.id}`);
    expect(report.change?.change).toEqual(change);
    expect(report.verdict.word).toBe('Preview');
    const rows = await auditRows(stage.world.deps.store.db, 1, 10_000);
    expect(rows.at(-1)).toMatchObject({ event: 'read.sensitive', changeId: change.id, actor: { user: 'U0PRIYA' } });
  });

  it.each([
    ['show', /^Which change\?/],
    ['approve', /^Which change\?/],
    ['break-glass', /^Which change\?/],
    ['show nowhere', /There is no change nowhere/],
  ])('%s: asks for one that there is', async (typed, because) => {
    await expect(ask(typed)).rejects.toThrow(because);
  });
});

it.each(verbs)('nobody acts by argument: changes %s', async (verb) => {
  const { change } = await stage.of.previewed(`block-public-access ${fresh()}`);
  await expect(ask(`${verb} ${change.id}`)).rejects.toThrow(/button.*in a terminal/);
  expect((await stage.of.acting.view(change.id))?.change.version).toBe(change.version);
});
