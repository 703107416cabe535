import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { z } from 'zod';
import { awsFor, type AwsFor } from '../../../src/aws/clients.ts';
import { ask } from '../../asking.ts';
import { plain } from '../../../src/core/words.ts';
import { type LocalAws, startLocalAws } from '../../../src/sandbox/aws/server.ts';
import { caskworks, cooperRole } from '../../../src/sandbox/world/accounts.ts';
import { cooperCredentials } from '../../../src/sandbox/world/cooper.ts';
import { seedWorld } from '../../../src/sandbox/world/index.ts';

/** The cells of a README's table, row by row, by the first words of its header. */
function table(header: string): readonly (readonly string[])[] {
  const lines = readFileSync('README.md', 'utf8').split('\n');
  const from = lines.findIndex((line) => line.startsWith(`| ${header}`)) + 2;
  const until = lines.findIndex((line, nth) => nth > from && !line.startsWith('|'));
  return lines.slice(from, until).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

const rows = table('bucket ').map(([bucket = '', wrong = '', asked = '', says = '']) => ({
  bucket,
  wrong,
  asked,
  says,
}));
const kinds = table('kind of answer').map(([kind = '', asked = '', says = '']) => ({ kind, asked, says }));

const PolicyFile = z.object({ Statement: z.array(z.object({ Action: z.array(z.string()) })) });
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

  it.each(kinds)('can be asked for an answer that is: $kind', async ({ asked, says }) => {
    const { verdict } = await ask({ aws, now: () => new Date(), log }, `diagnose ${asked}`);
    expect(`${verdict.word}: ${plain(verdict.text)}`).toContain(says);
  });

  it('has an answer of each kind', () => {
    expect(kinds.length).toBeGreaterThanOrEqual(12);
    for (const word of ['Allowed', 'Denied', 'It depends'])
      expect(kinds.some(({ says }) => says.startsWith(word))).toBe(true);
  });

  it("lets Cooper's role do what the published policy of a diagnosis says", () => {
    const published = PolicyFile.parse(JSON.parse(readFileSync('docs/read-policy-diagnose.json', 'utf8')));
    const inline = local.state.iam.accounts.get(caskworks)?.roles.get(cooperRole)?.inline.get('ReadForDiagnosis');
    const ours = PolicyFile.parse(JSON.parse(inline ?? '{}')).Statement.flatMap(({ Action }) => Action);
    const allows = (action: string) =>
      ours.some((one) => one === action || (one.endsWith('*') && action.startsWith(one.slice(0, -1))));
    expect(published.Statement.flatMap(({ Action }) => Action).filter((action) => !allows(action))).toEqual([]);
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
