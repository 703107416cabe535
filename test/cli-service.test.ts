import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSession, type Session } from '../src/cli-service.ts';
import { ask } from '../src/commands/ask.ts';
import type { Service } from '../src/commands/terminal/service.ts';
import { answerOver } from '../src/commands/terminal/wire.ts';
import { readConfig } from '../src/config.ts';
import { Refusal } from '../src/core/errors.ts';
import { words } from '../src/core/words.ts';
import { serveLocal } from '../src/local-socket/serve.ts';
import { cooperSession } from '../src/sandbox/world/accounts.ts';
import { type Postgres, startPostgres } from './store/postgres.ts';
import { change } from './terminal/changes/view.ts';

const log = pino({ level: 'silent' });
const key = Buffer.alloc(32, 1).toString('base64');
const keys = { COOPER_SIGNING_KEYS: `a:${key}`, COOPER_AUDIT_KEY: key };

let data: string;
let session: Session | null = null;
beforeEach(() => {
  data = join(mkdtempSync(join(tmpdir(), 'cooper-cli-')), 'data');
});
afterEach(async () => {
  await session?.close();
  session = null;
  rmSync(join(data, '..'), { recursive: true, force: true });
});

/** The session's environment is its own: what it takes away from it is not this process's. */
async function open(env: Readonly<Record<string, string>> = {}): Promise<Session> {
  session = await openSession(readConfig({ COOPER_DATA: data, ...env }), log, {});
  return session;
}

const endpointOf = async ({ deps }: Session): Promise<string> => {
  const { protocol, hostname, port } = (await deps
    .aws({ account: null, region: null, role: 'read' })
    .sts.config.endpoint?.()) ?? { protocol: '', hostname: '', port: 0 };
  return `${protocol}//${hostname}:${port}/`;
};

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe('a session in a terminal', () => {
  it('answers what only reads AWS, and opens nothing for that', async () => {
    const { deps } = await open();
    const asker = { actor: { is: 'cooper' }, origin: { face: 'terminal' } } as const;
    const report = await ask(deps, 'diagnose cooper-media videos/intro.mp4', asker);
    expect(report.question).toBe('diagnose');
    expect(existsSync(data) ? readdirSync(data) : []).toEqual([]);
  });

  it('without a Cooper that runs is one itself, for whom AWS says it is', async () => {
    const at = await open({ DATABASE_URL: await postgres.database(), ...keys });
    const report = await (await at.service()).ask('fix abort-incomplete-uploads cooper-media days=1');
    expect(report.change?.change.requester).toEqual({ is: 'aws', arn: cooperSession });
    expect(await at.service()).toBe(await at.service());
  });

  it('asks the Cooper that runs on its data folder, and opens no store beside it', async () => {
    const view = { change: change(), approvals: [], lockdown: false };
    const running = { view: async () => view } as unknown as Service;
    const door = await serveLocal({
      data,
      log,
      prove: async () => cooperSession,
      answer: ({ text }) => answerOver(running, text),
    });
    try {
      const at = await open();
      expect(await (await at.service()).view('c1')).toEqual(view);
      expect(readdirSync(data)).not.toContain('keys');
    } finally {
      await door.stop();
    }
  });

  it('is told what the Cooper that runs refuses', async () => {
    const refusing = { ask: () => Promise.reject(new Refusal(words`No.`, words`Ask somebody.`)) } as unknown as Service;
    const door = await serveLocal({
      data,
      log,
      prove: async () => cooperSession,
      answer: ({ text }) => answerOver(refusing, text),
    });
    try {
      const at = await open();
      await expect((await at.service()).ask('changes')).rejects.toThrow('No. Ask somebody.');
    } finally {
      await door.stop();
    }
  });

  it('ends well although its store could not be opened: nothing of it stays', async () => {
    const at = await open({ DATABASE_URL: 'postgresql://cooper@127.0.0.1:1/cooper', ...keys });
    const endpoint = await endpointOf(at);
    expect((await fetch(endpoint)).status).toBeGreaterThan(0);
    const service = await at.service();
    await expect(service.ask('changes')).rejects.toThrow(Refusal);
    await at.close();
    session = null;
    await expect(fetch(endpoint)).rejects.toThrow(/fetch failed/);
  });

  it('of keys that nobody wants makes none', async () => {
    const { deps } = await open();
    expect(deps.rules?.().rules.length).toBeGreaterThan(0);
    expect(existsSync(join(data, 'keys'))).toBe(false);
  });
});
