import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Config, readConfig } from '../src/config.ts';
import { Refusal } from '../src/core/errors.ts';

const bot = 'xoxb-1234567890-abc';
const app = 'xapp-1-A1-abc';
const signing = '0123456789abcdef0123456789abcdef';
const reader = 'arn:aws:iam::111122223333:role/cooper-read';

const writer = 'arn:aws:iam::111122223333:role/cooper-write';
const key = 'QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=';
const database = { DATABASE_URL: 'postgresql://cooper@db/cooper' };
const keys = { COOPER_SIGNING_KEYS: `2026a:${key}`, COOPER_AUDIT_KEY: key };

type Env = Readonly<Record<string, string | undefined>>;

function faultsOf(env: Env): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return 'no faults';
}

describe('which Slack, and so which AWS', () => {
  it.each<[string, Env, Config['slack'], Config['aws']['is']]>([
    ['nothing set: the sandbox', {}, { is: 'sandbox', port: 8420 }, 'local'],
    ['the sandbox on a port', { COOPER_SANDBOX_PORT: '9000' }, { is: 'sandbox', port: 9000 }, 'local'],
    [
      'bot and app token: Socket Mode',
      { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app },
      { is: 'socket', botToken: bot, appToken: app, apiUrl: null },
      'real',
    ],
    [
      'bot token and signing secret: HTTP',
      { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: signing, PORT: '8080' },
      { is: 'http', botToken: bot, signingSecret: signing, port: 8080, apiUrl: null },
      'real',
    ],
    [
      'all three: Socket Mode needs no open port',
      { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: signing },
      { is: 'socket', botToken: bot, appToken: app, apiUrl: null },
      'real',
    ],
    [
      'another Slack server',
      { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_API_URL: 'http://localhost:1/api/' },
      { is: 'socket', botToken: bot, appToken: app, apiUrl: 'http://localhost:1/api/' },
      'real',
    ],
    ['the page on real buckets', { COOPER_AWS: 'real' }, { is: 'sandbox', port: 8420 }, 'real'],
    [
      'the real Slack with the local AWS',
      { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, COOPER_AWS: 'local' },
      { is: 'socket', botToken: bot, appToken: app, apiUrl: null },
      'local',
    ],
  ])('%s', (_name, env, slack, aws) => {
    const config = readConfig(env);
    expect(config.slack).toEqual(slack);
    expect(config.aws.is).toBe(aws);
  });
});

describe('AWS', () => {
  it.each<[string, Env, string]>([
    ['AWS_REGION', { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-2' }, 'eu-west-1'],
    ['else AWS_DEFAULT_REGION', { AWS_DEFAULT_REGION: 'eu-west-2' }, 'eu-west-2'],
    ['else us-east-1', {}, 'us-east-1'],
  ])('begins in %s', (_name, env, region) => {
    expect(readConfig({ COOPER_AWS: 'real', ...env }).aws.region).toBe(region);
  });

  it('the local one knows nothing of the machine', () => {
    const env = { COOPER_AWS: 'local', AWS_REGION: 'eu-west-1', COOPER_READ_ROLES: reader };
    expect(readConfig(env).aws).toEqual({
      is: 'local',
      region: 'us-east-1',
      readRoles: {},
      writeRoles: {},
      externalId: null,
    });
  });

  it('reads each account with its role', () => {
    const other = 'arn:aws-us-gov:iam::444455556666:role/path/cooper-read';
    expect(readConfig({ COOPER_AWS: 'real', COOPER_READ_ROLES: ` ${reader}, ${other},` }).aws.readRoles).toEqual({
      '111122223333': reader,
      '444455556666': other,
    });
  });
});

describe('changes', () => {
  it('need nothing: no writing in real accounts, a database and keys of its own, no checkpoints', () => {
    expect(readConfig({})).toMatchObject({
      rules: null,
      databaseUrl: null,
      signingKeys: null,
      auditKey: null,
      checkpoints: null,
    });
    expect(readConfig({ COOPER_AWS: 'real' }).aws).toMatchObject({ writeRoles: {}, externalId: null });
  });

  it('write with a role in each account, and with what the roles want to hear', () => {
    const other = 'arn:aws-cn:iam::444455556666:role/cooper-write';
    const env = { COOPER_AWS: 'real', COOPER_WRITE_ROLES: `${writer}, ${other}`, COOPER_EXTERNAL_ID: 'cask:works/1' };
    expect(readConfig(env).aws).toMatchObject({
      writeRoles: { '111122223333': writer, '444455556666': other },
      externalId: 'cask:works/1',
    });
  });

  it('in the local AWS write with nothing of the machine', () => {
    const env = { COOPER_AWS: 'local', COOPER_WRITE_ROLES: writer, COOPER_EXTERNAL_ID: 'ab' };
    expect(readConfig(env).aws).toMatchObject({ writeRoles: {}, externalId: null });
  });

  it.each<[string, Env, Partial<Config>]>([
    ['the file with the rules', { COOPER_CONFIG: '/etc/cooper.yml' }, { rules: '/etc/cooper.yml' }],
    [
      'a database of their own, with the keys',
      { ...database, ...keys },
      { databaseUrl: 'postgresql://cooper@db/cooper' },
    ],
    ['keys without one', keys, { signingKeys: `2026a:${key}`, auditKey: key, databaseUrl: null }],
    ['several keys for buttons', { COOPER_SIGNING_KEYS: `b:${key},a:${key}` }, { signingKeys: `b:${key},a:${key}` }],
    [
      'a bucket for checkpoints',
      { COOPER_CHECKPOINT_BUCKET: 'my-proofs' },
      { checkpoints: { bucket: 'my-proofs', keyFile: null } },
    ],
    [
      'and a key that signs them',
      { COOPER_CHECKPOINT_BUCKET: 'my-proofs', COOPER_CHECKPOINT_KEY: '/run/key.pem' },
      { checkpoints: { bucket: 'my-proofs', keyFile: '/run/key.pem' } },
    ],
  ])('can have %s', (_name, env, config) => {
    expect(readConfig(env)).toMatchObject(config);
  });
});

it('the rest has defaults, and can be set', () => {
  expect(readConfig({})).toMatchObject({ data: '.cooper', logLevel: 'info' });
  expect(readConfig({ COOPER_DATA: '/var/cooper', LOG_LEVEL: 'debug' })).toMatchObject({
    data: '/var/cooper',
    logLevel: 'debug',
  });
});

it('an empty variable is one that was not set', () => {
  const names = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_API_URL', 'PORT', 'COOPER_AWS'];
  const others = ['COOPER_READ_ROLES', 'COOPER_SANDBOX_PORT', 'COOPER_DATA', 'AWS_REGION', 'AWS_DEFAULT_REGION'];
  const changing = ['COOPER_WRITE_ROLES', 'COOPER_EXTERNAL_ID', 'COOPER_CONFIG', 'DATABASE_URL'];
  const secret = ['COOPER_SIGNING_KEYS', 'COOPER_AUDIT_KEY', 'COOPER_CHECKPOINT_BUCKET', 'COOPER_CHECKPOINT_KEY'];
  const empty = Object.fromEntries(
    [...names, ...others, ...changing, ...secret, 'LOG_LEVEL'].map((name) => [name, '']),
  );
  expect(readConfig(empty)).toEqual(readConfig({}));
  expect(readConfig({ ...empty, COOPER_AWS: 'real' })).toEqual(readConfig({ COOPER_AWS: 'real' }));
});

describe('faults', () => {
  it.each<[Env, string]>([
    [{ SLACK_BOT_TOKEN: bot }, 'SLACK_APP_TOKEN: set it for Socket Mode, or SLACK_SIGNING_SECRET for HTTP'],
    [{ SLACK_APP_TOKEN: app }, 'SLACK_BOT_TOKEN: set it too'],
    [{ SLACK_SIGNING_SECRET: signing }, 'SLACK_BOT_TOKEN: set it too'],
    [{ SLACK_BOT_TOKEN: app, SLACK_APP_TOKEN: app }, 'SLACK_BOT_TOKEN: a bot token begins with xoxb-'],
    [{ SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: bot }, 'SLACK_APP_TOKEN: an app-level token begins with xapp-'],
    [{ SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: 'short' }, 'SLACK_SIGNING_SECRET: a signing secret has 32'],
    [{ SLACK_API_URL: 'slack.com/api' }, 'SLACK_API_URL: must be a URL'],
    [{ SLACK_API_URL: 'file:///etc/passwd' }, 'SLACK_API_URL: must be a URL'],
    [{ COOPER_AWS: 'prod' }, 'COOPER_AWS: must be local or real'],
    [{ PORT: 'http' }, 'PORT: must be a port'],
    [{ PORT: '65536' }, 'PORT: must be a port'],
    [{ PORT: '-1' }, 'PORT: must be a port'],
    [{ PORT: '80.5' }, 'PORT: must be a port'],
    [{ PORT: ' ' }, 'PORT: must be a port'],
    [{ COOPER_SANDBOX_PORT: '0x50' }, 'COOPER_SANDBOX_PORT: must be a port'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: '],
    [{ COOPER_READ_ROLES: `${reader},arn:aws:iam::1:role/x` }, 'COOPER_READ_ROLES: entry 2 is not the ARN of a role'],
    [{ COOPER_READ_ROLES: `${reader},${reader}2` }, 'COOPER_READ_ROLES: entries 1 and 2 are roles of the same account'],
    [{ COOPER_WRITE_ROLES: 'cooper-write' }, 'COOPER_WRITE_ROLES: entry 1 is not the ARN of a role'],
    [
      { COOPER_WRITE_ROLES: `${writer},${writer}` },
      'COOPER_WRITE_ROLES: entries 1 and 2 are roles of the same account',
    ],
    [{ COOPER_EXTERNAL_ID: 'a' }, 'COOPER_EXTERNAL_ID: must be an external id'],
    [{ COOPER_EXTERNAL_ID: 'a b' }, 'COOPER_EXTERNAL_ID: must be an external id'],
    [{ COOPER_SIGNING_KEYS: key }, 'COOPER_SIGNING_KEYS: must be ids and keys'],
    [{ COOPER_SIGNING_KEYS: '2026a:c2hvcnQ=' }, 'COOPER_SIGNING_KEYS: must be ids and keys'],
    [{ COOPER_SIGNING_KEYS: `a.b:${key}` }, 'COOPER_SIGNING_KEYS: must be ids and keys'],
    [{ COOPER_AUDIT_KEY: 'c2hvcnQ=' }, 'COOPER_AUDIT_KEY: must be 32 bytes or more in base64'],
    [{ COOPER_CHECKPOINT_BUCKET: 's3://proofs' }, 'COOPER_CHECKPOINT_BUCKET: must be the name of a bucket'],
    [{ COOPER_CHECKPOINT_KEY: '/run/key.pem' }, 'COOPER_CHECKPOINT_BUCKET: set it too'],
    [{ ...keys, DATABASE_URL: 'mysql://db/cooper' }, 'DATABASE_URL: must be a URL such as postgresql://'],
    [{ ...keys, DATABASE_URL: 'db:5432' }, 'DATABASE_URL: must be a URL such as postgresql://'],
    [{ ...database, COOPER_AUDIT_KEY: key }, 'COOPER_SIGNING_KEYS: set it too; with DATABASE_URL'],
    [{ ...database, ...keys, COOPER_AUDIT_KEY: '' }, 'COOPER_AUDIT_KEY: set it too; with DATABASE_URL'],
  ])('%o', (env, fault) => {
    expect(faultsOf(env)).toContain(`The configuration has a fault:\n  ${fault}`);
  });

  it('are all named at once, those of a pair too', () => {
    const said = faultsOf({ SLACK_BOT_TOKEN: 'wrong', PORT: 'x', COOPER_AWS: 'y' });
    expect(said).toContain('4 faults');
    expect(
      said
        .match(/^ {2}\w+/gm)
        ?.map((line) => line.trim())
        .toSorted(),
    ).toEqual(['COOPER_AWS', 'PORT', 'SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN']);
  });

  it('a database of their own demands both keys, both named at once', () => {
    expect(faultsOf(database)).toMatch(/2 faults:\n {2}COOPER_SIGNING_KEYS: .*\n {2}COOPER_AUDIT_KEY: /);
  });

  it('say what to do next', () => {
    expect(faultsOf({ PORT: 'x' })).toContain('Set or unset these environment variables, and start again.');
  });

  it('never repeat what was set: it may be a secret', () => {
    const names = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_API_URL', 'PORT', 'COOPER_AWS'];
    const secret = ['COOPER_SIGNING_KEYS', 'COOPER_AUDIT_KEY', 'COOPER_EXTERNAL_ID', 'DATABASE_URL'];
    const others = ['COOPER_READ_ROLES', 'COOPER_WRITE_ROLES', 'COOPER_SANDBOX_PORT', 'LOG_LEVEL'];
    const name = fc.constantFrom(...names, ...secret, ...others, 'COOPER_CHECKPOINT_BUCKET');
    const value = fc.string({ unit: fc.constantFrom(...'QZX79!'.split('')), minLength: 5, maxLength: 15 });
    fc.assert(
      fc.property(fc.dictionary(name, value, { minKeys: 1 }), (env) => {
        const said = faultsOf(env);
        expect(Object.values(env).filter((one) => said.includes(one))).toEqual([]);
      }),
    );
  });
});
