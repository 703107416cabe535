import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { stateWords } from '../../src/core/change-view.ts';
import type { Deed } from '../../src/sandbox/aws/faults.ts';
import { channel, openSite, type Site } from './bot.ts';
import { cardsOf, draftsFor, press, pressCard } from './person.ts';
import { until } from './watch.ts';
import { people } from './workplace.ts';

const bucket = 'one-vessel';

/** Starts a bot, and takes a change to the moment in which its write is under way. The change's id. */
async function writing(site: Site, deed: Deed): Promise<string> {
  site.aws.state.faults.push({ match: { operation: 'PutPublicAccessBlock' }, do: deed, times: 1 });
  const draft = await drafted(site);
  await press(site, people.requester, draft);
  expect(await until(() => cardsOf(site, channel, draft.changeId).length > 0, 20_000)).toBe(true);
  await pressCard(site, { channel, id: draft.changeId, user: people.approvers[0], verb: 'approve' });
  expect(await until(() => site.aws.state.faults[0]?.struck === 1, 20_000)).toBe(true);
  return draft.changeId;
}

/** The bot may be starting still. */
async function drafted(site: Site) {
  for (let nth = 0; nth < 60; nth += 1) {
    await site.slack.act({
      do: 'say',
      as: people.requester,
      channel,
      threadTs: null,
      text: `/s3 fix block-public-access ${bucket}`,
    });
    await until(() => draftsFor(site, channel, people.requester).length > 0, 4_000);
    const [draft] = draftsFor(site, channel, people.requester);
    if (draft !== undefined) return draft;
  }
  throw new Error('nobody was shown a draft');
}

const isShown = (site: Site, id: string, word: string) => () =>
  cardsOf(site, channel, id).some(({ blocks }) => JSON.stringify(blocks).includes(word));

/** Kills the bot in the middle of its write, starts another, and waits for what Slack shows in the end. */
async function afterKill(deed: Deed) {
  await using site = await openSite(bucket);
  const first = site.bot();
  const id = await writing(site, deed);
  await sleep(300);
  first.process.kill('SIGKILL');
  await first.ended;
  const killed = performance.now();
  site.bot();
  const settled = await until(isShown(site, id, stateWords.verified.word), 90_000);
  const seconds = (performance.now() - killed) / 1_000;
  process.stdout.write(`${JSON.stringify(deed)}: settled ${seconds.toFixed(1)} s after kill -9\n`);
  const calls = site.aws.calls({}).map(({ operation }) => operation);
  return { settled, seconds, mutations: site.aws.mutations({ bucket }), calls };
}

it('kill -9 while AWS is still at it: the next one finds it done by reading, and does not write again', async () => {
  const { settled, seconds, mutations, calls } = await afterKill({ latencyMs: 2_500 });
  expect({ settled, mutations: mutations.length }).toEqual({ settled: true, mutations: 1 });
  expect(seconds).toBeLessThan(60);
  expect(calls.filter((name) => name === 'PutPublicAccessBlock')).toHaveLength(1);
});

it('kill -9 and the write never arrived: the next one reads for as long as it takes to be sure, then writes once', async () => {
  const { settled, seconds, mutations, calls } = await afterKill({ timeout: true });
  expect({ settled, mutations: mutations.length }).toEqual({ settled: true, mutations: 1 });
  expect(seconds).toBeLessThan(60);
  const [, second] = calls.flatMap((name, nth) => (name === 'PutPublicAccessBlock' ? [nth] : []));
  expect(calls.slice(0, second).filter((name) => name === 'GetPublicAccessBlock').length).toBeGreaterThan(5);
});

it('a second bot on the folder of one that runs does not start, and says why', async () => {
  await using site = await openSite(bucket);
  const first = site.bot();
  await drafted(site);
  const second = site.bot();
  expect(await second.ended).toBe(2);
  expect(second.said()).toMatch(
    /^Another Cooper \(.+, process \d+, since .+\) uses this data directory\. The embedded database serves one process\. Stop it, choose another directory, or set DATABASE_URL to share a PostgreSQL server\.\n$/,
  );
  expect(second.said()).toContain(`process ${first.process.pid}`);
  first.process.kill('SIGKILL');
  await first.ended;
  const began = performance.now();
  site.bot();
  site.workspace().messages.delete(channel);
  await drafted(site);
  expect((performance.now() - began) / 1_000).toBeLessThan(60);
});
