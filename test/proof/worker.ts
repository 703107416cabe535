import { dieAt } from './dying.ts';
import { pino } from 'pino';
import { awsFor } from '../../src/aws/clients.ts';
import { startWork } from '../../src/changes/work.ts';
import type { Timing } from '../../src/changes/deps.ts';
import { type Changing, openChanging } from '../../src/changing.ts';
import { makeActing } from '../../src/commands/acting.ts';
import { ask } from '../../src/commands/ask.ts';
import { homeOf } from '../../src/commands/home.ts';
import { commands } from '../../src/commands/index.ts';
import { makeSlack } from '../../src/slack/app.ts';
import { firstSeen } from '../../src/store/seen.ts';
import type { Doom } from './effects.ts';

/** What a process is told when it is to be one of Cooper's. */
export interface Start {
  readonly databaseUrl: string;
  readonly rules: string;
  readonly awsUrl: string;
  readonly account: string;
  readonly slack: { readonly botToken: string; readonly appToken: string; readonly apiUrl: string };
  /** In hex. */
  readonly signingKey: string;
  readonly auditKey: string;
  readonly timing: Timing;
  /** A file for what it logs; null: it says nothing. */
  readonly log: string | null;
}

export type Order = { readonly do: 'start'; readonly of: Start } | { readonly do: 'die'; readonly at: readonly Doom[] };

// Whoever started it is gone.
process.on('disconnect', () => process.exit(0));
process.on('message', (order: Order) => {
  if (order.do === 'die') return dieAt(order.at);
  void start(order.of).then(() => process.send?.('up'));
});
process.send?.('ready');

/** Cooper, as src/main.ts puts it together, in a hurry. */
async function start({ databaseUrl, rules, awsUrl, account, slack: at, timing, ...of }: Start): Promise<void> {
  const log =
    of.log === null
      ? pino({ level: 'silent' })
      : pino({ level: 'info' }, pino.destination({ dest: of.log, sync: true }));
  const signing = { current: 'proof', keys: { proof: Buffer.from(of.signingKey, 'hex') } };
  const keys = { signing, audit: Buffer.from(of.auditKey, 'hex') };
  const aws = awsFor({
    endpoint: awsUrl,
    region: 'us-east-1',
    credentials: { accessKeyId: account, secretAccessKey: 'x' },
    requestTimeoutMs: 1_000,
  });
  let changing: Changing | null = null;
  const deps = async () => {
    if (changing === null) throw new Error('the store is not open yet');
    return changing.deps;
  };
  const slack = makeSlack({
    deps: { aws, now: () => new Date(), log, changing: deps },
    ask,
    commands,
    botToken: at.botToken,
    mode: { kind: 'socket', appToken: at.appToken },
    slackApiUrl: at.apiUrl,
    log,
    changes: { acting: makeActing(deps), keys: signing, home: async () => homeOf(await deps()) },
    firstSeen: async (key) => firstSeen((await deps()).store.db, key),
  });
  changing = await openChanging({
    config: { databaseUrl, rules, data: '' },
    keys,
    aws,
    writeRoles: { [account]: `arn:aws:iam::${account}:role/CooperWrite` },
    externalId: null,
    directory: slack.directory,
    otherwise: null,
    works: true,
    log,
    timing,
  });
  await slack.start();
  await startWork(changing.deps, slack.poster);
}
