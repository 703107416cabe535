import { S3Client } from '@aws-sdk/client-s3';
import { randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type AwsFor, awsFor } from '../../src/aws/clients.ts';
import type { Timing } from '../../src/changes/deps.ts';
import type { SigningKeys } from '../../src/keys.ts';
import { role } from '../../src/sandbox/aws/services/iam/seed.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/server.ts';
import { type LocalSlack, startLocalSlack } from '../../src/sandbox/slack/start.ts';
import type { State } from '../../src/sandbox/slack/state.ts';
import { parsers } from '../../src/store/parsers.ts';
import { schema, type Tables } from '../../src/store/tables.ts';
import { startPostgres } from '../store/postgres.ts';
import { account } from './cases.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { moreMembers, rules } from './workplace.ts';

/** As `usualTiming`, but several times faster. */
const timing: Timing = {
  lease: 2_500,
  consistency: 800,
  pollFirst: 25,
  pollLast: 150,
  sweep: 300,
  posting: 3_000,
};

/** One PostgreSQL, one AWS, one Slack, and three processes that are Cooper. */
export interface World {
  readonly aws: LocalAws;
  readonly slack: LocalSlack;
  /** All that Slack remembers. */
  workspace(): State;
  /** Looks into the store from outside of Cooper. */
  readonly db: Kysely<Tables>;
  readonly pool: pg.Pool;
  /** Reads AWS as Cooper does. */
  readonly reader: AwsFor;
  /** Somebody who writes past Cooper. */
  readonly s3: S3Client;
  readonly fleet: Fleet;
  readonly signing: SigningKeys;
  readonly auditKey: Buffer;
  readonly folder: string;
  stop(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  await using stack = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), 'cooper-proof-'));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'rules.yml'), rules);
  const postgres = await startPostgres();
  stack.defer(() => postgres.stop());
  const databaseUrl = await postgres.database();
  const aws = await startLocalAws({
    seed: (state) =>
      void role(state, { account, name: 'CooperWrite', description: 'Lets Cooper change what was approved' }),
  });
  stack.defer(() => aws.stop());
  let workspace: State | null = null;
  const slack = await startLocalSlack({
    seed: (state) => moreMembers((workspace = state)),
    timing: { ack: 1_500, eventRetries: [0, 1_000, 2_000], trigger: 10_000 },
  });
  stack.defer(() => slack.stop());
  const [signingKey, auditKey] = [randomBytes(32), randomBytes(32)];
  const fleet = await startFleet(
    {
      databaseUrl,
      rules: join(folder, 'rules.yml'),
      awsUrl: aws.url,
      account,
      slack: { botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.apiUrl },
      signingKey: signingKey.toString('hex'),
      auditKey: auditKey.toString('hex'),
      timing,
      log: process.env['PROOF_LOG'] ?? null,
    },
    folder,
  );
  stack.defer(() => fleet.stop());
  const pool = poolOn(databaseUrl);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }).withSchema(schema);
  stack.defer(() => db.destroy());
  const credentials = { accessKeyId: account, secretAccessKey: 'x' };
  const s3 = new S3Client({ endpoint: aws.url, forcePathStyle: true, region: 'us-east-1', credentials });
  const reader = awsFor({ endpoint: aws.url, region: 'us-east-1', credentials });
  stack.defer(() => (s3.destroy(), reader.dispose()));
  const all = stack.move();
  return {
    aws,
    slack,
    workspace: () => workspace as State,
    db,
    pool,
    reader,
    s3,
    fleet,
    signing: { current: 'proof', keys: { proof: signingKey } },
    auditKey,
    folder,
    stop: () => all.disposeAsync(),
  };
}

/** The proof's own connections have their own name, so that it doesn't break them. */
function poolOn(connectionString: string): pg.Pool {
  const getTypeParser = (oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? (pg.types.getTypeParser(oid, format) as (text: string) => unknown);
  const pool = new pg.Pool({ connectionString, application_name: 'proof', max: 6, types: { getTypeParser } });
  pool.on('error', () => undefined);
  return pool;
}
