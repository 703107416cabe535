import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { role } from '../../src/sandbox/aws/services/iam/seed.ts';
import { bucket } from '../../src/sandbox/aws/services/s3/seed.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/server.ts';
import { type LocalSlack, startLocalSlack } from '../../src/sandbox/slack/start.ts';
import type { State } from '../../src/sandbox/slack/state.ts';
import { account, cases } from './cases.ts';
import { moreMembers, openChannel, rules } from './workplace.ts';

/** A data folder, an AWS and a Slack, for the bot as people run it. */
export interface Site extends AsyncDisposable {
  readonly aws: LocalAws;
  readonly slack: LocalSlack;
  workspace(): State;
  /** The bot on this folder. */
  bot(): Bot;
}

interface Bot {
  readonly process: ChildProcess;
  /** What it wrote on standard error so far. */
  said(): string;
  /** Its exit code; null when it was killed. */
  readonly ended: Promise<number | null>;
}

export const channel = 'C0PROOF0001';
const script = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export async function openSite(name: string): Promise<Site> {
  const data = mkdtempSync(join(tmpdir(), 'cooper-kill-'));
  writeFileSync(join(data, 'rules.yml'), rules);
  const aws = await startLocalAws({
    seed: (state) => {
      role(state, { account, name: 'CooperWrite' });
      for (const one of cases[0]?.buckets(name) ?? []) bucket(state, one);
    },
  });
  let workspace: State | null = null;
  const slack = await startLocalSlack({
    seed: (state) => {
      workspace = state;
      moreMembers(state);
      openChannel(state, channel);
    },
  });
  const bots: Bot[] = [];
  return {
    aws,
    slack,
    workspace: () => workspace as unknown as State,
    bot: () => {
      const bot = startBot({ ...environment(aws, slack), COOPER_DATA: data, COOPER_CONFIG: join(data, 'rules.yml') });
      bots.push(bot);
      return bot;
    },
    async [Symbol.asyncDispose]() {
      for (const bot of bots) bot.process.kill('SIGKILL');
      await Promise.all(bots.map(({ ended }) => ended));
      await Promise.all([slack.stop(), aws.stop()]);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

const environment = (aws: LocalAws, slack: LocalSlack): Readonly<Record<string, string>> => ({
  PATH: process.env['PATH'] ?? '',
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.apiUrl,
  COOPER_AWS: 'real',
  COOPER_WRITE_ROLES: `arn:aws:iam::${account}:role/CooperWrite`,
  AWS_ENDPOINT_URL: aws.url,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: account,
  AWS_SECRET_ACCESS_KEY: 'x',
  // Nothing of the machine's own.
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  LOG_LEVEL: 'warn',
});

function startBot(env: Readonly<Record<string, string>>): Bot {
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const parts: string[] = [];
  child.stderr.on('data', (part: Buffer) => parts.push(part.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { process: child, said: () => parts.join(''), ended };
}
