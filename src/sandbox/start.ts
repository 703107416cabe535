import type { Logger } from 'pino';
import { removeAddress, runningSandbox, writeAddress } from './address.ts';
import { type LocalAws, startLocalAws } from './aws/server.ts';
import { bundlePage } from './bundle.ts';
import { type LocalSlack, startLocalSlack } from './slack/start.ts';
import { cooperExternalId, cooperWriteRoles } from './world/accounts.ts';
import { cooperCredentials } from './world/cooper.ts';
import { seedWorld } from './world/index.ts';
import { rulesText } from './world/rules.ts';

/** How Cooper reaches a local AWS. */
export interface AwsAddress {
  readonly endpoint: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string;
  };
  /** Account id -> the role that Cooper changes things with there, and what these roles want to hear. */
  readonly writeRoles: Readonly<Record<string, string>>;
  readonly externalId: string;
  /** Who may change what in the sandbox: the text of a `cooper.config.yml`. */
  readonly rules: string;
}

export interface Stoppable {
  stop(): Promise<void>;
}

/** A local AWS with the sandbox's world in it. */
export async function startAws(): Promise<AwsAddress & Stoppable> {
  const aws = await startLocalAws({ seed: seedWorld });
  return { ...addressOf(aws.url), stop: () => aws.stop() };
}

/** The AWS of the sandbox that is running on this data folder; null when none is. */
export async function runningAws(data: string): Promise<AwsAddress | null> {
  const found = await runningSandbox(data);
  return found === null ? null : addressOf(found.aws);
}

export interface SandboxOptions {
  readonly data: string;
  /** Of the page; a free one is taken when it is in use. */
  readonly port: number;
  /** Whether the buckets are the sandbox's own, and not those of a real account. */
  readonly withAws: boolean;
  readonly log: Logger;
}

export interface Sandbox extends Stoppable {
  readonly page: string;
  readonly aws: (AwsAddress & { readonly url: string }) | null;
  readonly slack: { readonly apiUrl: string; readonly botToken: string; readonly appToken: string };
  /** From now on terminals find it in the data folder: only once that folder is ours. */
  announce(): void;
}

/** A local Slack with its page, and a local AWS if wanted. */
export async function startSandbox({ data, port, withAws, log }: SandboxOptions): Promise<Sandbox> {
  const page = await bundlePage();
  const slack = await onPort(port, (free) => startLocalSlack({ port: free, page, logger: log }));
  const aws = withAws ? await startLocalAws({ seed: seedWorld, logger: log }) : null;
  return {
    page: slack.url,
    aws: aws && { url: aws.url, ...addressOf(aws.url) },
    slack: { apiUrl: slack.apiUrl, botToken: slack.botToken, appToken: slack.appToken },
    announce: () => aws && writeAddress(data, { aws: aws.url, page: slack.url, pid: process.pid }),
    stop: () => stopAll(data, slack, aws),
  };
}

async function stopAll(data: string, slack: LocalSlack, aws: LocalAws | null): Promise<void> {
  removeAddress(data, process.pid);
  await Promise.all([slack.stop(), aws?.stop()]);
}

const addressOf = (endpoint: string): AwsAddress => ({
  endpoint,
  credentials: cooperCredentials(),
  writeRoles: cooperWriteRoles,
  externalId: cooperExternalId,
  rules: rulesText,
});

/** The port that was asked for, else any free one: a second sandbox must not be a riddle. */
async function onPort<T>(port: number, start: (port: number) => Promise<T>): Promise<T> {
  try {
    return await start(port);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    return start(0);
  }
}
