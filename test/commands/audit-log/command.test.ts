import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordAlone } from '../../../src/changes/record.ts';
import { auditLog, storedLog } from '../../../src/commands/audit-log.ts';
import { rowsFrom } from '../../../src/commands/audit-log/source.ts';
import type { Deps } from '../../../src/commands/deps.ts';
import type { Asker } from '../../../src/core/actor.ts';
import { plain } from '../../../src/core/words.ts';
import { startWorld, type World } from '../../changes/world.ts';

const asker: Asker = { actor: { is: 'aws', arn: 'arn:aws:iam::111122223333:user/ana' }, origin: { face: 'terminal' } };
const by = { actor: asker.actor, team: null, channel: null };
const events = 30;

let world: World;
let deps: Deps;
beforeAll(async () => {
  world = await startWorld();
  deps = {
    aws: world.deps.aws,
    now: () => new Date('2026-03-01T00:00:00.000Z'),
    log: pino({ level: 'silent' }),
    changing: () => Promise.resolve(world.deps),
  };
  for (let nth = 0; nth < events; nth += 1)
    await recordAlone(world.deps, { by, event: 'tested', changeId: null, payload: { nth } });
}, 60_000);
afterAll(() => world.stop());

const ask = (typed: string) => auditLog.run(deps, typed, asker);

describe('audit-log, asked of a store', () => {
  it.each(['', 'verify'])('verifies all of it: %j', async (typed) => {
    const { verdict } = await ask(typed);
    expect(verdict).toMatchObject({ is: 'ok', word: 'Whole' });
    expect(plain(verdict.text)).toBe('30 rows, each as it was written and in its place.');
  });

  it('reads more rows than the store gives at once, each once and in order', async () => {
    const seqs: number[] = [];
    for await (const { seq } of rowsFrom(storedLog(world.deps.store.db, 7), 1)) seqs.push(seq);
    expect(seqs).toEqual(Array.from({ length: events }, (_, nth) => nth + 1));
  });

  it.each(['export', 'verify /etc/passwd', 'verify --checkpoint x', 'verify --public-key x'])(
    'touches no files: %s is for a terminal',
    async (typed) => {
      await expect(ask(typed)).rejects.toThrow(/in a terminal only/);
    },
  );

  it('is refused where this Cooper changes nothing', async () => {
    const { changing: _, ...rest } = deps;
    await expect(auditLog.run(rest, 'verify', asker)).rejects.toThrow(/answers questions only/);
  });
});
