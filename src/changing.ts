import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import type { AwsFor } from './aws/clients.ts';
import { makeWriter } from './aws/writer.ts';
import { type ChangeDeps, type Timing, usualTiming } from './changes/deps.ts';
import { parseRules, type Rules } from './changes/rules/config.ts';
import { awsDirectory, type Directory } from './changes/rules/directory.ts';
import { readRules } from './changes/rules/read.ts';
import type { Config } from './config.ts';
import type { Keys } from './keys.ts';
import { openStore } from './store/open.ts';

/** Where the rules are looked for when nothing is said. */
const usualRules = 'cooper.config.yml';

export interface ChangingOptions {
  readonly config: Pick<Config, 'rules' | 'databaseUrl' | 'data'>;
  readonly keys: Keys;
  readonly aws: AwsFor;
  readonly writeRoles: Readonly<Record<string, string>>;
  readonly externalId: string | null;
  /** Who people are in Slack; null where there is none. */
  readonly directory: Directory | null;
  /** The sandbox's own rules, where no file says others. */
  readonly otherwise: string | null;
  /** The bot works, a terminal only asks. */
  readonly works: boolean;
  readonly log: Logger;
  readonly timing?: Timing;
}

export interface Changing {
  readonly deps: ChangeDeps;
  stop(): Promise<void>;
}

/** Opens the store and puts together what changes need. Throws `Refusal` where the store can't be had. */
export async function openChanging(options: ChangingOptions): Promise<Changing> {
  const { config, keys, aws, writeRoles, externalId, log, works, timing = usualTiming } = options;
  const owner = `${hostname()}/${process.pid}/${randomBytes(4).toString('hex')}`;
  const store = await openStore({ data: config.data, databaseUrl: config.databaseUrl, log, owner, works });
  const rules = rulesNow(options);
  const deps: ChangeDeps = {
    aws,
    writer: makeWriter(aws, { writeRoles, externalId }),
    store,
    rules,
    directory: directoryNow(rules, options.directory),
    auditKey: keys.audit,
    now: () => new Date(),
    newId: newChangeId,
    owner,
    log,
    timing,
  };
  return { deps, stop: () => store.stop() };
}

/** Ten characters of Crockford's base 32 in lower case: easy to read out, and 2^50 of them. */
function newChangeId(): string {
  const letters = '0123456789abcdefghjkmnpqrstvwxyz';
  return [...randomBytes(10)].map((byte) => letters[byte % 32]).join('');
}

/**
 * The rules of this moment: what an admin has just written holds for the next act. A file that is faulty refuses every
 * act until it is mended; nothing goes on under rules that are not there any more.
 */
export function rulesNow({ config, otherwise }: Pick<ChangingOptions, 'config' | 'otherwise'>): () => Rules {
  const path = config.rules ?? usualRules;
  if (config.rules === null && otherwise !== null && !existsSync(path)) {
    const own = parseRules(otherwise, 'the sandbox’s own rules');
    return () => own;
  }
  let last: { readonly stamp: string | null; readonly rules: Rules } | null = null;
  return () => {
    // The same moment and size: the same file. Reading and parsing takes some milliseconds.
    const stamp = stampOf(path);
    if (stamp === null || last?.stamp !== stamp) last = { stamp, rules: readRules(path) };
    return last.rules;
  };
}

function stampOf(path: string): string | null {
  try {
    const { mtimeMs, ctimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
  } catch {
    // Reading it says what is wrong.
    return null;
  }
}

const directoryNow = (rules: () => Rules, slack: Directory | null): Directory => ({
  standing: (actor, fresh) => awsDirectory(rules(), slack).standing(actor, fresh),
  group: (id, fresh) => awsDirectory(rules(), slack).group(id, fresh),
});
