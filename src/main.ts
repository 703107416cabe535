import { type AwsFor, awsFor } from './aws/clients.ts';
import { provenArn } from './aws/proof.ts';
import { keepCheckpoints } from './changes/checkpoint/keep.ts';
import type { ChangeDeps } from './changes/deps.ts';
import { startWork } from './changes/work.ts';
import { type Changing, openChanging, rulesNow } from './changing.ts';
import { makeActing } from './commands/acting.ts';
import { ask } from './commands/ask.ts';
import type { Deps } from './commands/deps.ts';
import { homeOf } from './commands/home.ts';
import { commands } from './commands/index.ts';
import { serviceHere } from './commands/terminal/here.ts';
import { answerOver } from './commands/terminal/wire.ts';
import { type Config, readConfig } from './config.ts';
import { Refusal } from './core/errors.ts';
import { loadKeys, privateKeyIn } from './keys.ts';
import { forgetMachineAws } from './local-aws-only.ts';
import { serveLocal } from './local-socket/serve.ts';
import { makeLog } from './log.ts';
import type { AwsAddress, Sandbox, Stoppable } from './sandbox/start.ts';
import { makeSlack, type Slack, type SlackOptions } from './slack/app.ts';
import { firstSeen } from './store/seen.ts';

/** Seconds that work under way gets after SIGTERM. A container runtime kills after ten. */
const patience = 9;

await main().catch((error: unknown) => {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
});

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = makeLog(config.logLevel);
  if (config.aws.is === 'local') forgetMachineAws(process.env);
  const sandbox = config.slack.is === 'sandbox' ? await startSandbox(config, log) : null;
  const alone = config.slack.is !== 'sandbox' && config.aws.is === 'local' ? await startLocalAws() : null;
  const local = sandbox?.aws ?? alone;
  const aws = awsFor({ ...awsOptions(config, local) });
  const bot = await startBot({ config, log, aws, local, slack: slackOptions(config, sandbox) });
  sandbox?.announce();
  say(config, sandbox);
  stopWell(log, [
    ...bot,
    ...(sandbox ? [sandbox] : []),
    ...(alone ? [alone] : []),
    { stop: () => Promise.resolve(aws.dispose()) },
  ]);
}

interface Bot {
  readonly config: Config;
  readonly log: ReturnType<typeof makeLog>;
  readonly aws: AwsFor;
  readonly local: AwsAddress | null;
  readonly slack: Pick<SlackOptions, 'botToken' | 'mode' | 'slackApiUrl'>;
}

/** Slack, the store, the work behind both, and the door for terminals; in the order in which they stop. */
async function startBot(bot: Bot): Promise<readonly Stoppable[]> {
  const { config, log, aws, local } = bot;
  const keys = loadKeys(config);
  const opened: { changing: Changing | null } = { changing: null };
  const changing = async (): Promise<ChangeDeps> => {
    if (opened.changing === null) throw new Error('the store is not open');
    return opened.changing.deps;
  };
  const otherwise = local?.rules ?? null;
  const deps: Deps = { aws, now: () => new Date(), log, rules: rulesNow({ config, otherwise }), changing };
  const acting = makeActing(changing);
  const slack = makeSlack({
    deps,
    ask,
    commands,
    log,
    changes: { acting, keys: keys.signing, home: async () => homeOf(await changing()) },
    firstSeen: async (key) => firstSeen((await changing()).store.db, key),
    ...bot.slack,
  });
  const { writeRoles, externalId } = local ?? config.aws;
  const { directory } = slack;
  const store = await openChanging({
    config,
    keys,
    aws,
    writeRoles,
    externalId,
    directory,
    otherwise,
    works: true,
    log,
  });
  opened.changing = store;
  try {
    return [...(await startFaces(bot, { slack, store, deps, acting })), store];
  } catch (error) {
    // The lock of the data folder must not outlive us.
    await store.stop();
    throw error;
  }
}

interface Made {
  readonly slack: Slack;
  readonly store: Changing;
  readonly deps: Deps;
  readonly acting: ReturnType<typeof makeActing>;
}

async function startFaces({ config, log, local }: Bot, { slack, store, deps, acting }: Made) {
  await slack.start();
  const work = await startWork(store.deps, slack.poster);
  const { checkpoints } = config;
  if (checkpoints !== null) {
    const { bucket, keyFile } = checkpoints;
    await keepCheckpoints(store.deps, { bucket, privateKey: keyFile === null ? null : privateKeyIn(keyFile) });
  }
  const door = await serveLocal({
    data: config.data,
    log,
    prove: (proof, challenge) => provenArn(proof, { challenge, endpoint: stsEndpoint(local) }),
    answer: ({ text, arn }) => answerOver(serviceHere(deps, acting, arn), text),
  });
  return [door, slack, work];
}

async function startSandbox(config: Config, log: ReturnType<typeof makeLog>): Promise<Sandbox> {
  const { startSandbox: start } = await import('./sandbox/start.ts');
  const port = config.slack.is === 'sandbox' ? config.slack.port : 0;
  return start({ data: config.data, port, withAws: config.aws.is === 'local', log: log.child({}, { level: 'warn' }) });
}

async function startLocalAws(): Promise<AwsAddress & Stoppable> {
  const { startAws } = await import('./sandbox/start.ts');
  return startAws();
}

function awsOptions({ aws }: Config, local: AwsAddress | null) {
  if (local) return { endpoint: local.endpoint, credentials: local.credentials, region: aws.region };
  return { region: aws.region, readRoles: aws.readRoles };
}

function slackOptions(
  { slack }: Config,
  sandbox: Sandbox | null,
): Pick<SlackOptions, 'botToken' | 'mode' | 'slackApiUrl'> {
  if (sandbox) {
    const { botToken, appToken, apiUrl } = sandbox.slack;
    return { botToken, mode: { kind: 'socket', appToken }, slackApiUrl: apiUrl };
  }
  if (slack.is === 'sandbox') throw new Error('the sandbox was not started');
  const mode: SlackOptions['mode'] =
    slack.is === 'socket'
      ? { kind: 'socket', appToken: slack.appToken }
      : { kind: 'http', signingSecret: slack.signingSecret, port: slack.port };
  return { botToken: slack.botToken, mode, ...(slack.apiUrl !== null && { slackApiUrl: slack.apiUrl }) };
}

/** Where people's identities are proven: as every AWS tool finds it. */
const stsEndpoint = (local: AwsAddress | null): string | null =>
  local?.endpoint ?? (process.env['AWS_ENDPOINT_URL_STS'] || process.env['AWS_ENDPOINT_URL'] || null);

/** The one line that a person waits for. */
function say({ slack, aws }: Config, sandbox: Sandbox | null): void {
  const [buckets, example] =
    aws.is === 'local'
      ? ['the buckets of the sandbox', 'cooper-media videos/intro.mp4']
      : ['the buckets of your own AWS account', '<one of your buckets>'];
  const where = slack.is === 'http' ? `listens for Slack on port ${slack.port}` : 'is connected to Slack';
  process.stdout.write(
    sandbox
      ? `Cooper's sandbox is up, with ${buckets}:\n\n  ${sandbox.page}\n\nOpen it and type  /s3 diagnose ${example}\n`
      : `Cooper ${where}, with ${buckets}.\n`,
  );
}

/** Stops in order, so that nothing new comes in while what is under way finishes; exit code 0 either way. */
function stopWell(log: ReturnType<typeof makeLog>, parts: readonly Stoppable[]): void {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(0), patience * 1_000).unref();
    for (const part of parts) await part.stop().catch((err: unknown) => log.error({ err }, 'a part did not stop well'));
    process.exit(0);
  };
  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));
}
