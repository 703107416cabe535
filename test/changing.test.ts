import { mkdtempSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsFor } from '../src/aws/clients.ts';
import { usualTiming } from '../src/changes/deps.ts';
import type { Directory } from '../src/changes/rules/directory.ts';
import { type Changing, openChanging, rulesNow } from '../src/changing.ts';
import { Refusal } from '../src/core/errors.ts';
import { words } from '../src/core/words.ts';
import { loadKeys } from '../src/keys.ts';
import { twoPeople } from './changes/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'cooper-changing-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (rules: string | null) => ({ rules, databaseUrl: null, data: join(folder, 'data') });
const names = (rules: ReturnType<ReturnType<typeof rulesNow>>) => rules.rules.map(({ name }) => name);
const rule = (name: string) =>
  `people: { ana: { slack: U0ANA00000 } }\nrules: [{ name: ${name}, approve: { by: ana } }]\n`;

describe('the rules of this moment', () => {
  const path = join(folder, 'cooper.yml');
  const now = rulesNow({ config: at(path), otherwise: null });

  it('are none while there is no file, which lets nobody do anything', () => {
    expect(now().rules).toEqual([]);
  });

  it('are what the file says, read anew once it is another', () => {
    writeFileSync(path, rule('one'));
    expect(names(now())).toEqual(['one']);
    expect(now()).toBe(now());
    writeFileSync(path, rule('two'));
    expect(names(now())).toEqual(['two']);
  });

  it('also when it was written within the same moment, and is as long', () => {
    writeFileSync(path, rule('abc'));
    const moment = new Date(1_700_000_000_000);
    utimesSync(path, moment, moment);
    expect(names(now())).toEqual(['abc']);
    writeFileSync(path, rule('xyz'));
    utimesSync(path, moment, moment);
    expect(names(now())).toEqual(['xyz']);
  });

  it('are nobody’s while the file has a fault: what was before is not in force any more', () => {
    writeFileSync(path, 'rulez: []');
    expect(() => now()).toThrow(Refusal);
    expect(() => now()).toThrow(/rulez/);
    writeFileSync(path, rule('mended'));
    expect(names(now())).toEqual(['mended']);
  });

  it('are gone with the file', () => {
    unlinkSync(path);
    expect(now().rules).toEqual([]);
  });

  it('are the sandbox’s own where nobody wrote a file, and only there', () => {
    expect(names(rulesNow({ config: at(null), otherwise: rule('own') })())).toEqual(['own']);
    expect(rulesNow({ config: at(path), otherwise: rule('own') })().rules).toEqual([]);
  });
});

describe('what changes need, on the embedded database', () => {
  const path = join(folder, 'rules.yml');
  const asked: string[] = [];
  const directory: Directory = {
    standing: async () => ({ is: 'member', name: 'ana' }),
    group: async (id) => (asked.push(id), { is: 'failed', because: words`Slack is away.` }),
  };
  let changing: Changing;

  beforeAll(async () => {
    writeFileSync(path, twoPeople);
    const config = at(path);
    changing = await openChanging({
      config,
      keys: loadKeys({ ...config, signingKeys: null, auditKey: null }),
      aws: awsFor({ endpoint: 'http://localhost:1', region: 'us-east-1' }),
      writeRoles: { '111122223333': 'arn:aws:iam::111122223333:role/w' },
      externalId: null,
      directory,
      otherwise: null,
      works: false,
      log: pino({ level: 'silent' }),
    });
  });
  afterAll(() => changing.stop());

  it('is a store of its own, with the usual patience', () => {
    expect([changing.deps.store.embedded, changing.deps.timing]).toEqual([true, usualTiming]);
  });

  it('names changes so that they can be read out, and no two the same', () => {
    const ids = Array.from({ length: 2_000 }, () => changing.deps.newId());
    expect(new Set(ids).size).toBe(2_000);
    expect(ids.filter((id) => !/^[0-9a-hjkmnp-tv-z]{10}$/.test(id))).toEqual([]);
  });

  it('can write only where there is a role', () => {
    expect(changing.deps.writer.cannot('111122223333')).toBeNull();
    expect(changing.deps.writer.cannot('444455556666')).not.toBeNull();
  });

  it('knows people by the rules of now', async () => {
    const ana = { is: 'aws', arn: 'arn:aws:iam::111122223333:user/ana' } as const;
    expect((await changing.deps.directory.standing(ana, false)).is).toBe('refused');
    writeFileSync(
      path,
      `${twoPeople}`.replace('noor: { slack: U0NOOR }', `noor: { slack: U0NOOR, aws: '${ana.arn}' }`),
    );
    expect((await changing.deps.directory.standing(ana, false)).is).toBe('member');
    await changing.deps.directory.group('S0TEAM', true);
    expect(asked).toEqual(['S0TEAM']);
  });

  it('is one process’s at a time', async () => {
    const config = at(path);
    const { deps } = changing;
    const keys = loadKeys({ ...config, signingKeys: null, auditKey: null });
    const more = { writeRoles: {}, externalId: null, directory: null, otherwise: null, works: false, log: deps.log };
    await expect(openChanging({ config, keys, aws: deps.aws, ...more })).rejects.toThrow(/Another Cooper/);
  });
});
