import { z } from 'zod';
import { Refusal } from './core/errors.ts';
import { words } from './core/words.ts';

/** An empty variable is one that was not set: that is what `FOO= npm start` means to people. */
const set = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema);
const text = (schema: z.ZodString | z.ZodURL) => set(schema.optional());
const port = (fallback: number) => {
  const error = 'must be a port: a whole number from 0 to 65535';
  return set(z.string().regex(/^\d+$/, error).transform(Number).pipe(z.number().max(65535, error)).default(fallback));
};

/** 32 bytes in base64 or base64url are 43 characters. */
const base64Key = /^[\w+/-]{43,}={0,2}$/;
const signingKeys = /^[\w-]{1,40}:[\w+/-]{43,}={0,2}(,[\w-]{1,40}:[\w+/-]{43,}={0,2})*$/;

const Environment = z.object({
  SLACK_BOT_TOKEN: text(z.string().startsWith('xoxb-', 'a bot token begins with xoxb-')),
  SLACK_APP_TOKEN: text(z.string().startsWith('xapp-', 'an app-level token begins with xapp-')),
  SLACK_SIGNING_SECRET: text(z.string().min(16, 'a signing secret has 32 characters')),
  SLACK_API_URL: text(z.url({ protocol: /^https?$/, error: 'must be a URL such as https://slack.com/api/' })),
  PORT: port(3000),
  COOPER_AWS: set(z.enum(['local', 'real'], 'must be local or real').optional()),
  COOPER_READ_ROLES: text(z.string()),
  COOPER_WRITE_ROLES: text(z.string()),
  COOPER_EXTERNAL_ID: text(
    z.string().regex(/^[\w+=,.@:/-]{2,1224}$/, 'must be an external id: 2 to 1224 letters, digits and +=,.@:/-'),
  ),
  COOPER_CONFIG: text(z.string()),
  COOPER_SIGNING_KEYS: text(
    z.string().regex(signingKeys, 'must be ids and keys: 2026a:<32 bytes or more in base64>,…'),
  ),
  COOPER_AUDIT_KEY: text(z.string().regex(base64Key, 'must be 32 bytes or more in base64')),
  COOPER_CHECKPOINT_BUCKET: text(z.string().regex(/^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/, 'must be the name of a bucket')),
  COOPER_CHECKPOINT_KEY: text(z.string()),
  DATABASE_URL: text(
    z.url({ protocol: /^postgres(ql)?$/, error: 'must be a URL such as postgresql://cooper@db/cooper' }),
  ),
  COOPER_SANDBOX_PORT: port(8420),
  COOPER_DATA: text(z.string()),
  AWS_REGION: text(z.string()),
  AWS_DEFAULT_REGION: text(z.string()),
  LOG_LEVEL: set(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info')),
});

/** Faults that no variable has alone. Looked for even when others are wrong, so that all are named at once. */
function together(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const reached = env['SLACK_APP_TOKEN'] || env['SLACK_SIGNING_SECRET'];
  return [
    ...(env['SLACK_BOT_TOKEN'] && !reached
      ? [
          'SLACK_APP_TOKEN: set it for Socket Mode, or SLACK_SIGNING_SECRET for HTTP; SLACK_BOT_TOKEN alone is not enough',
        ]
      : []),
    ...(!env['SLACK_BOT_TOKEN'] && reached
      ? ['SLACK_BOT_TOKEN: set it too, or unset the other Slack variables to start the sandbox']
      : []),
    ...roleFaults('COOPER_READ_ROLES', roleArns(env['COOPER_READ_ROLES'] ?? '')),
    ...roleFaults('COOPER_WRITE_ROLES', roleArns(env['COOPER_WRITE_ROLES'] ?? '')),
    ...sharedFaults(env),
    ...(env['COOPER_CHECKPOINT_KEY'] && !env['COOPER_CHECKPOINT_BUCKET']
      ? ['COOPER_CHECKPOINT_BUCKET: set it too; COOPER_CHECKPOINT_KEY alone keeps no checkpoints']
      : []),
  ];
}

/** With a database of their own, processes share nothing else: keys in a folder would be different ones in each. */
function sharedFaults(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  if (!env['DATABASE_URL']) return [];
  return ['COOPER_SIGNING_KEYS', 'COOPER_AUDIT_KEY'].flatMap((name) =>
    env[name] ? [] : [`${name}: set it too; with DATABASE_URL every process needs the same key`],
  );
}

/** By position, because what was set may be anything, a secret too. */
function roleFaults(name: string, arns: readonly string[]): readonly string[] {
  return arns.flatMap((arn, nth) => {
    if (!/^arn:aws[\w-]*:iam::\d{12}:role\/\S+$/.test(arn))
      return [`${name}: entry ${nth + 1} is not the ARN of a role, such as arn:aws:iam::111122223333:role/cooper`];
    const first = arns.findIndex((other) => accountOf(other) === accountOf(arn));
    return first < nth ? [`${name}: entries ${first + 1} and ${nth + 1} are roles of the same account; keep one`] : [];
  });
}

type SlackConfig =
  | { readonly is: 'sandbox'; readonly port: number }
  | { readonly is: 'socket'; readonly botToken: string; readonly appToken: string; readonly apiUrl: string | null }
  | {
      readonly is: 'http';
      readonly botToken: string;
      readonly signingSecret: string;
      readonly port: number;
      readonly apiUrl: string | null;
    };

export interface Config {
  readonly slack: SlackConfig;
  readonly aws: {
    readonly is: 'local' | 'real';
    /** Where questions begin that name no region. */
    readonly region: string;
    /** Account id → the role that Cooper reads it with. */
    readonly readRoles: Readonly<Record<string, string>>;
    /** Account id → the role that Cooper writes with. */
    readonly writeRoles: Readonly<Record<string, string>>;
    readonly externalId: string | null;
  };
  /** The file with the rules of who may change what; null: the usual place. */
  readonly rules: string | null;
  /** Null: the embedded database, in the data folder. */
  readonly databaseUrl: string | null;
  /** Null: made once, and kept in the data folder. */
  readonly signingKeys: string | null;
  readonly auditKey: string | null;
  /** The bucket, with Object Lock, that keeps checkpoints of the audit log, and the file of the key that signs them. */
  readonly checkpoints: { readonly bucket: string; readonly keyFile: string | null } | null;
  /** The folder with the embedded database, Cooper's own keys, and the address of a running sandbox. */
  readonly data: string;
  readonly logLevel: string;
}

/** The environment as Cooper understands it. Throws one `Refusal` that names every fault. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(env);
  const single = (parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
  const faults = [...single, ...together(env)];
  if (!parsed.success || faults.length > 0) throw faulty(faults);
  const slack = slackConfig(parsed.data);
  return {
    slack,
    aws: awsConfig(parsed.data, slack.is === 'sandbox' ? 'local' : 'real'),
    ...changesConfig(parsed.data),
    data: parsed.data.COOPER_DATA ?? '.cooper',
    logLevel: parsed.data.LOG_LEVEL,
  };
}

type Environment = z.infer<typeof Environment>;

const changesConfig = (
  env: Environment,
): Pick<Config, 'rules' | 'databaseUrl' | 'signingKeys' | 'auditKey' | 'checkpoints'> => ({
  rules: env.COOPER_CONFIG ?? null,
  databaseUrl: env.DATABASE_URL ?? null,
  signingKeys: env.COOPER_SIGNING_KEYS ?? null,
  auditKey: env.COOPER_AUDIT_KEY ?? null,
  checkpoints:
    env.COOPER_CHECKPOINT_BUCKET === undefined
      ? null
      : { bucket: env.COOPER_CHECKPOINT_BUCKET, keyFile: env.COOPER_CHECKPOINT_KEY ?? null },
});

function slackConfig(env: Environment): SlackConfig {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  const apiUrl = env.SLACK_API_URL ?? null;
  if (botToken && appToken) return { is: 'socket', botToken, appToken, apiUrl };
  if (botToken && signingSecret) return { is: 'http', botToken, signingSecret, port: env.PORT, apiUrl };
  return { is: 'sandbox', port: env.COOPER_SANDBOX_PORT };
}

function awsConfig(env: Environment, usual: 'local' | 'real'): Config['aws'] {
  const is = env.COOPER_AWS ?? usual;
  // A sandbox is the same on every machine, so the machine's AWS variables say nothing there.
  if (is === 'local') return { is, region: 'us-east-1', readRoles: {}, writeRoles: {}, externalId: null };
  return {
    is,
    region: env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? 'us-east-1',
    readRoles: rolesByAccount(env.COOPER_READ_ROLES),
    writeRoles: rolesByAccount(env.COOPER_WRITE_ROLES),
    externalId: env.COOPER_EXTERNAL_ID ?? null,
  };
}

const accountOf = (arn: string): string => arn.split(':')[4] ?? '';

const rolesByAccount = (list = ''): Readonly<Record<string, string>> =>
  Object.fromEntries(roleArns(list).map((arn) => [accountOf(arn), arn]));

const roleArns = (list: string) =>
  list
    .split(',')
    .map((arn) => arn.trim())
    .filter((arn) => arn !== '');

/** Names and what to set; never the values, which may be secrets. */
function faulty(faults: readonly string[]): Refusal {
  return new Refusal(
    words`The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    words`Set or unset these environment variables, and start again. The README's «Configuration» says what each is for.`,
  );
}
