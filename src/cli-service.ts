import type { Logger } from 'pino';
import { type AwsClients, type AwsFor, awsFor, type AwsOptions } from './aws/clients.ts';
import { callerOf } from './aws/measures/caller.ts';
import { makeProof } from './aws/proof.ts';
import { type Changing, openChanging, rulesNow } from './changing.ts';
import { makeActing } from './commands/acting.ts';
import type { Deps } from './commands/deps.ts';
import { serviceHere } from './commands/terminal/here.ts';
import type { Service } from './commands/terminal/service.ts';
import { serviceOver } from './commands/terminal/wire.ts';
import type { Config } from './config.ts';
import type { AuditKey } from './core/audit-chain.ts';
import { Refusal } from './core/errors.ts';
import { code, words } from './core/words.ts';
import { auditKeyHere, loadKeys } from './keys.ts';
import { forgetMachineAws } from './local-aws-only.ts';
import { callLocal } from './local-socket/call.ts';
import type { AwsAddress, Stoppable } from './sandbox/start.ts';

/** Cooper as one question in a terminal needs it. What is never asked for is never opened. */
export interface Session {
  /** Questions that need no store. */
  readonly deps: Deps;
  /** Of the Cooper that runs on this data folder, else of this process, which then opens the store. */
  service(): Promise<Service>;
  /** Of the audit log; null where this machine does not have it. */
  readonly auditKey: () => AuditKey | null;
  close(): Promise<void>;
}

export async function openSession(
  config: Config,
  log: Logger,
  env: Record<string, string | undefined>,
): Promise<Session> {
  const { aws: options, local, done } = await reach(config, env);
  const aws = awsFor(options);
  const own = ownStore(config, log, aws, local);
  const rules = rulesNow({ config, otherwise: local?.rules ?? null });
  const deps: Deps = { aws, now: () => new Date(), log, rules, changing: own.deps };
  const found: { service: Promise<Service> | null } = { service: null };
  return {
    deps,
    service: () => (found.service ??= findService(config, deps)),
    auditKey: () => auditKeyHere(config),
    async close() {
      try {
        await own.close();
      } finally {
        aws.dispose();
        await done?.stop();
      }
    },
  };
}

/** With a database of its own every process is as good as any other; the embedded one has only one process. */
async function findService(config: Config, deps: Deps): Promise<Service> {
  const me = deps.aws({ account: null, region: null, role: 'read' });
  const call = (text: string) => callLocal(config.data, { text, prove: (challenge) => makeProof(me, challenge) });
  if (config.databaseUrl === null && (await call(JSON.stringify({ do: 'hello' }))).is === 'answered')
    return serviceOver(async (text) => {
      const called = await call(text);
      if (called.is === 'nobody') throw new Error('the running Cooper stopped meanwhile; ask again');
      return called.value;
    });
  const acting = makeActing(() => deps.changing?.() ?? Promise.reject(new Error('no store')));
  return serviceHere(deps, acting, await arnOf(me));
}

/** Nothing is done for somebody whom AWS does not know. */
async function arnOf(me: AwsClients): Promise<string> {
  const caller = await callerOf(me);
  if (caller.is === 'known') return caller.value.arn;
  throw new Refusal(
    words`AWS does not say who you are${caller.is === 'failed' ? words` (${code(caller.detail)})` : ''}, and Cooper changes nothing for people it does not know.`,
    words`Sign in to AWS in this terminal; ${code('aws sts get-caller-identity')} shows whether it worked.`,
  );
}

function ownStore(config: Config, log: Logger, aws: AwsFor, local: AwsAddress | null) {
  const opened: { changing: Promise<Changing> | null } = { changing: null };
  const { writeRoles, externalId } = local ?? config.aws;
  const otherwise = local?.rules ?? null;
  const open = () =>
    openChanging({
      config,
      aws,
      writeRoles,
      externalId,
      otherwise,
      log,
      keys: loadKeys(config),
      directory: null,
      works: false,
    });
  return {
    deps: async () => (await (opened.changing ??= open())).deps,
    // Whoever wanted it was told why it could not be opened.
    close: async () => (await opened.changing?.catch(() => null))?.stop(),
  };
}

/** The real AWS; or the sandbox that is running, else one of our own for as long as the question takes. */
async function reach(
  { aws, data }: Config,
  env: Record<string, string | undefined>,
): Promise<{ aws: AwsOptions; local: AwsAddress | null; done: Stoppable | null }> {
  if (aws.is === 'real') return { aws: { region: aws.region, readRoles: aws.readRoles }, local: null, done: null };
  forgetMachineAws(env);
  const { runningAws, startAws } = await import('./sandbox/start.ts');
  const running = await runningAws(data);
  const own = running === null ? await startAws() : null;
  const local = running ?? own;
  if (local === null) throw new Error('there is no local AWS');
  const { endpoint, credentials } = local;
  return { aws: { endpoint, credentials, region: aws.region }, local, done: own };
}
