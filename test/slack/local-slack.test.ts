import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../src/sandbox/slack/start.ts';
import { makeSlack, type Slack } from '../../src/slack/app.ts';
import { typed } from './blocks/payload.ts';
import { makeDesk, silent } from './desk.ts';
import { finding, passed, report } from './report.ts';

/** Over the wire: the unmodified Bolt app in Socket Mode, and a Slack that refuses what Slack would refuse. */
let local: LocalSlack;
let cooper: Slack;

const folded = {
  is: 'findings',
  title: 'Rest',
  folded: true,
  findings: [finding(passed, { title: 'A passed check' })],
} as const;

beforeAll(async () => {
  local = await startLocalSlack({});
  local.configureApp({
    shortcuts: [{ type: 'message', callbackId: 'diagnose_error', name: 'Diagnose this S3 error', description: '' }],
  });
  cooper = makeSlack({
    deps: makeDesk().deps,
    ask: async () => report({ sections: [folded] }),
    botToken: local.botToken,
    mode: { kind: 'socket', appToken: local.appToken },
    slackApiUrl: local.apiUrl,
    log: silent,
  });
  await cooper.start();
});

afterAll(async () => {
  await cooper.stop();
  await local.stop();
});

function somebody(kind: 'member' | 'guest') {
  const person = local.seenBy('').people.find((each) => each.kind === kind);
  const channel = local.seenBy(person?.id ?? '').channels.find((each) => each.kind === 'channel');
  if (person === undefined || channel === undefined) throw new Error(`the workspace has no ${kind} in a channel`);
  return { as: person.id, channel: channel.id };
}

const answersTo = (person: string) => local.seenBy(person).messages.filter(({ ephemeralTo }) => ephemeralTo === person);

it('answers a slash command, and shows all checks in its place when asked', async () => {
  const { as, channel } = somebody('member');
  await local.act({ do: 'say', as, channel, threadTs: null, text: '/s3 diagnose cooper-media' });
  await expect.poll(() => answersTo(as)).toHaveLength(1);
  const [answer] = answersTo(as);
  const button = typed(answer?.blocks, 'button')[1];
  const action = { ...button, block_id: answer?.blocks.at(-1)?.['block_id'] };
  const container = { in: 'message', channel, ts: answer?.ts ?? '' } as const;
  await local.act({ do: 'press', as, container, action, state: {} });
  await expect.poll(() => JSON.stringify(answersTo(as))).toContain('A passed check');
  expect(answersTo(as)).toHaveLength(1);
});

it('refuses a guest, and says why', async () => {
  const { as, channel } = somebody('guest');
  await local.act({ do: 'say', as, channel, threadTs: null, text: '/s3 diagnose cooper-media' });
  await expect.poll(() => answersTo(as).map(({ text }) => text)).toEqual([expect.stringContaining('Guests')]);
});
