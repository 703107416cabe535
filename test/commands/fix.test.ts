import { beforeEach, describe, expect, it } from 'vitest';
import { fix } from '../../src/commands/fix.ts';
import { plain } from '../../src/core/words.ts';
import { auditRows } from '../../src/store/audit.ts';
import { onPostgres } from '../changes/on-postgres.ts';
import { account, twoPeople } from '../changes/world.ts';
import { depsOf, run, said } from './on-postgres.ts';
import { asker } from '../changes/world.ts';

const stage = onPostgres();
const { fresh } = stage;
const ask = (typed: string) => run(stage.world, fix, typed);
beforeEach(() => stage.world.rule(twoPeople));

describe('fix', () => {
  it('previews: the report is the draft, and nothing is changed', async () => {
    const bucket = fresh();
    const report = await ask(`block-public-access ${bucket}`);
    expect(said(report)).toMatch(/^note Preview: Nothing has been changed/);
    expect([report.question, report.target?.bucket, report.warnings]).toEqual(['fix', bucket, []]);
    expect(report.change?.change).toMatchObject({ state: 'draft', place: { account, bucket } });
    expect(stage.of.mutations(bucket)).toEqual([]);
  });

  it('of an account is about no bucket', async () => {
    const report = await ask(`block-account-public-access ${account}`);
    expect(report.target).toBeNull();
    expect(report.change?.change).toMatchObject({
      place: { account, region: 'us-east-1', bucket: null },
      steps: [{ setting: 'accountPublicAccessBlock', place: { bucket: null } }],
    });
  });

  it('reads every bucket that the remedy names', async () => {
    const [bucket, logs] = [fresh(), fresh()];
    const { change } = await ask(`enable-access-logging ${bucket} to=${logs}`);
    expect(change?.change.steps.map(({ place }) => place.bucket)).toEqual([logs, bucket]);
  });

  it('says «nothing to do» where it is so', async () => {
    const bucket = fresh();
    await stage.of.applied(await stage.of.approvedByTwo(`block-public-access ${bucket}`));
    const report = await ask(`block-public-access ${bucket}`);
    expect(said(report)).toMatch(/^ok Nothing to do: /);
    expect(report.change).toBeUndefined();
  });

  it('shows what nobody could approve, says why and what next, and offers no button', async () => {
    stage.world.rule('');
    const { change, warnings, offers } = await ask(`block-public-access ${fresh()}`);
    expect(change?.change.state).toBe('draft');
    expect(warnings.map(plain)).toEqual([expect.stringMatching(/Nothing can be changed yet.*copies/)]);
    expect(offers).toEqual([]);
  });

  it('is refused where there is no such bucket', async () => {
    await expect(ask('block-public-access nowhere-at-all')).rejects.toThrow(/nowhere-at-all/);
  });

  it('is recorded: a preview shows policies', async () => {
    const { change } = await ask(`block-public-access ${fresh()}`);
    const rows = await auditRows(stage.world.deps.store.db, 1, 10_000);
    expect(rows.at(-1)).toMatchObject({
      event: 'read.sensitive',
      changeId: change?.change.id,
      payload: { remedy: 'block-public-access' },
    });
  });

  it('has nothing to change with in a Cooper that only answers', async () => {
    const { changing: _none, ...deps } = depsOf(stage.world);
    const asked = fix.run(deps, `block-public-access ${fresh()}`, asker('priya'));
    await expect(asked).rejects.toThrow(/answers questions only/);
  });
});
