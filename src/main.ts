import { awsFor } from './aws/clients.ts';
import { ask } from './commands/ask.ts';
import { commands } from './commands/index.ts';
import { type Config, readConfig } from './config.ts';
import { Refusal } from './core/errors.ts';
import { forgetMachineAws } from './local-aws-only.ts';
import { makeLog } from './log.ts';
import type { AwsAddress, Sandbox, Stoppable } from './sandbox/start.ts';
import { makeSlack, type SlackOptions } from './slack/app.ts';

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
  const aws = awsFor({ ...awsOptions(config, sandbox?.aws ?? alone) });
  const slack = makeSlack({
    deps: { aws, now: () => new Date(), log },
    ask,
    commands,
    log,
    ...slackOptions(config, sandbox),
  });
  await slack.start();
  say(config, sandbox);
  stopWell(log, [
    slack,
    ...(sandbox ? [sandbox] : []),
    ...(alone ? [alone] : []),
    { stop: () => Promise.resolve(aws.dispose()) },
  ]);
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
