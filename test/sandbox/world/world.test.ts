import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { awsFor, type AwsFor } from '../../../src/aws/clients.ts';
import { ask } from '../../../src/commands/ask.ts';
import { plain } from '../../../src/core/words.ts';
import { type LocalAws, startLocalAws } from '../../../src/sandbox/aws/server.ts';
import { cooperCredentials } from '../../../src/sandbox/world/cooper.ts';
import { seedWorld } from '../../../src/sandbox/world/index.ts';

/** The rows of the README's table: bucket, what is wrong, the question, the answer. */
const rows = readFileSync('README.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| cooper-'))
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
  .map(([, bucket = '', wrong = '', asked = '', says = '']) => ({ bucket, wrong, asked, says }));

const log = pino({ level: 'silent' });
let local: LocalAws;
let aws: AwsFor;
beforeAll(async () => {
  local = await startLocalAws({ seed: seedWorld });
  aws = awsFor({ endpoint: local.url, region: 'us-east-1', credentials: cooperCredentials() });
});
afterAll(async () => {
  aws.dispose();
  await local.stop();
});

describe("the sandbox's world", () => {
  it('is in the README bucket by bucket', () => {
    const ours = [...local.state.s3.buckets.keys()].filter((name) => name.startsWith('cooper-'));
    expect(rows.map(({ bucket }) => bucket).toSorted()).toEqual(ours.toSorted());
  });

  it.each(rows)('$bucket: $wrong', async ({ asked, says }) => {
    const { verdict } = await ask({ aws, now: () => new Date(), log }, `diagnose ${asked}`);
    expect(plain(verdict.text)).toContain(says);
  });

  it('gives nothing to requests without credentials but what is public', async () => {
    const status = async (path: string) => (await fetch(`${local.url}/${path}`, { method: 'HEAD' })).status;
    const keys = [...local.state.s3.buckets.values()].flatMap(({ name, objects }) =>
      [...objects.keys()].map((key) => `${name}/${key}`),
    );
    const open: string[] = [];
    for (const path of keys) if ((await status(path)) === 200) open.push(path);
    expect(open.toSorted()).toEqual([
      'cooper-avatars/u/1001.png',
      'cooper-downloads/caskplayer-4.2.dmg',
      'cooper-downloads/exports/customers-2026-10.csv',
      'cooper-downloads/index.html',
    ]);
  });

  it('has metrics and events that match the buckets', () => {
    const metrics = [...local.state.cloudwatch.series.values()].map(
      ({ metric, dimensions }) => `${metric} ${dimensions[0]?.Value}`,
    );
    expect(metrics).toEqual(
      expect.arrayContaining([
        'BucketSizeBytes cooper-raw-footage',
        '5xxErrors cooper-events',
        'OperationsFailedReplication cooper-catalog',
      ]),
    );
  });

  it('lets Cooper in with the same key in every copy, and again after a reset', async () => {
    local.reset();
    const { verdict } = await ask({ aws, now: () => new Date(), log }, 'diagnose cooper-eu-archive');
    expect(verdict.is).toBe('ok');
  });
});
