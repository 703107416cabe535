import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRules } from '../../src/changes/rules/read.ts';
import type { Asker } from '../../src/core/actor.ts';
import { Refusal } from '../../src/core/errors.ts';
import { plain } from '../../src/core/words.ts';
import { config } from '../../src/commands/config.ts';
import type { Deps } from '../../src/commands/deps.ts';

const folder = mkdtempSync(join(tmpdir(), 'cooper-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const inTerminal: Asker = {
  actor: { is: 'aws', arn: 'arn:aws:iam::111122223333:user/marcus' },
  origin: { face: 'terminal' },
};
const inSlack: Asker = {
  actor: { is: 'slack', team: 'T0HOME00', user: 'U0MARCUS' },
  origin: { face: 'slack', team: 'T0HOME00', channel: 'C0MEDIA', thread: null },
};

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const depsWith = (path: string) =>
  ({ now: () => new Date('2026-11-29T20:00:00Z'), rules: () => readRules(path) }) as unknown as Deps;

const sound = file(
  'sound.yml',
  'admins: marcus\npeople: { marcus: { slack: U0MARCUS } }\nrules: [{ when: { risk: low }, approve: { by: [marcus, "group:S0GROUP"] } }]',
);
const doubtful = file('doubtful.yml', 'rules: [{ approve: { by: slack:U0MARCUS } }]');
const faulty = file('faulty.yml', 'rulez: []');

describe('config check', () => {
  it('says that the rules are sound, and what they say', async () => {
    const report = await config.run(depsWith(sound), 'check', inSlack);
    expect(report.verdict.is).toBe('ok');
    expect(plain(report.verdict.text)).toBe('sound.yml is sound: 1 rule.');
    expect(report.sections[0]).toMatchObject({
      is: 'table',
      rows: [['rule 1', 'low risk (A)', 'everyone', 'marcus, group:S0GROUP', '1', '8 h', '']],
    });
    expect(report.unknowns.map(({ what }) => what)).toEqual(['group:S0GROUP']);
  });

  it('says what can’t be meant', async () => {
    const report = await config.run(depsWith(doubtful), '', inSlack);
    expect(report.verdict.is).toBe('problem');
    expect(plain(report.verdict.text)).toBe("doubtful.yml can be read, but 2 things in it can't be meant.");
    expect(report.asked).toBe('check');
  });

  it('names every fault', async () => {
    await expect(async () => config.run(depsWith(faulty), 'check', inSlack)).rejects.toThrow(
      /line 1: rulez: is not known here: was it rules\?/,
    );
  });

  it('without a file it says how to begin', async () => {
    const report = await config.run(depsWith(join(folder, 'nowhere.yml')), 'check', inSlack);
    expect(report.verdict.is).toBe('problem');
    expect(plain(report.verdict.text)).toMatch(/^Nothing can be changed: nowhere\.yml .*cooper\.config\.example\.yml/);
  });

  it('another file only in a terminal: in Slack it would show what is on Cooper’s machine', async () => {
    const report = await config.run(depsWith(sound), `check "${doubtful}"`, inTerminal);
    expect(report.verdict.is).toBe('problem');
    await expect(async () => config.run(depsWith(sound), `check ${doubtful}`, inSlack)).rejects.toThrow(Refusal);
  });

  it('knows nothing but check', async () => {
    await expect(async () => config.run(depsWith(sound), 'chek', inTerminal)).rejects.toThrow(/Was it config check\?/);
    await expect(async () => config.run(depsWith(sound), 'delete', inTerminal)).rejects.toThrow(
      /There is config check\./,
    );
  });
});
