import { afterAll, beforeAll, expect, it } from 'vitest';
import { awsFor, type AwsFor } from '../../src/aws/clients.ts';
import { ask } from '../../src/commands/ask.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/server.ts';
import { type LocalSlack, startLocalSlack } from '../../src/sandbox/slack/start.ts';
import { cooperCredentials } from '../../src/sandbox/world/cooper.ts';
import { seedWorld } from '../../src/sandbox/world/index.ts';
import { makeSlack, type Slack } from '../../src/slack/app.ts';
import { silent } from './desk.ts';

/** Over the wire, from a message in Slack to AWS and back: what people paste asks with the words that AWS used. */
let local: LocalSlack;
let aws: LocalAws;
let clients: AwsFor;
let cooper: Slack;

beforeAll(async () => {
  aws = await startLocalAws({ seed: seedWorld });
  clients = awsFor({ endpoint: aws.url, region: 'us-east-1', credentials: cooperCredentials() });
  local = await startLocalSlack({});
  local.configureApp({
    shortcuts: [{ type: 'message', callbackId: 'diagnose_error', name: 'Diagnose this S3 error', description: '' }],
  });
  const deps = { aws: clients, now: () => new Date(), log: silent };
  const mode = { kind: 'socket', appToken: local.appToken } as const;
  cooper = makeSlack({ deps, ask, botToken: local.botToken, mode, slackApiUrl: local.apiUrl, log: silent });
  await cooper.start();
});

afterAll(async () => {
  await cooper.stop();
  await local.stop();
  clients.dispose();
  await aws.stop();
});

const as = () => local.seenBy('').people.find(({ name }) => name === 'priya')?.id ?? '';
const channel = () => local.seenBy(as()).channels.find(({ name }) => name === 's3-incidents')?.id ?? '';
const answers = () => local.seenBy(as()).messages.filter(({ ephemeralTo }) => ephemeralTo === as());
const threadTs = () => local.seenBy(as()).messages.find(({ replyCount }) => replyCount > 0)?.ts ?? null;

const priya = 'arn:aws:iam::111122223333:user/priya';
const denied = `An error occurred (AccessDenied) when calling the PutObject operation: User: ${priya} is not authorized to perform: s3:PutObject`;
const on = ' on resource: "arn:aws:s3:::cooper-uploads/new.pdf"';
const because = ' because no identity-based policy allows the s3:PutObject action';

/** The newest answer, once there are so many. */
async function answerNumber(count: number): Promise<{ text: string; all: string }> {
  await expect.poll(() => answers().length, { timeout: 15_000 }).toBe(count);
  const newest = answers().at(-1);
  return { text: newest?.text ?? '', all: JSON.stringify(newest?.blocks) };
}

async function shortcutOn(text: string): Promise<void> {
  await local.act({ do: 'say', as: as(), channel: channel(), threadTs: threadTs(), text });
  const ts = local.seenBy(as()).messages.findLast((one) => one.user === as())?.ts ?? '';
  await local.act({ do: 'shortcut', as: as(), callbackId: 'diagnose_error', channel: channel(), ts });
}

it('the shortcut asks for the principal and the action that the error names', async () => {
  const before = answers().length;
  await shortcutOn(`why? ${denied}${on}${because}`);
  const { text, all } = await answerNumber(before + 1);
  expect(text).toMatch(/^Denied: PutObject by priya\./);
  expect(text).toContain('No identity policy allows it');
  expect(all).toContain('Smallest change: ');
});

it('a mention in a thread does the same, and answers there', async () => {
  const before = answers().length;
  await local.act({
    do: 'say',
    as: as(),
    channel: channel(),
    threadTs: threadTs(),
    text: `@Cooper what is this? ${denied}${on}${because}`,
  });
  const { text } = await answerNumber(before + 1);
  expect(text).toMatch(/^Denied: PutObject by priya\./);
  expect(answers().at(-1)?.threadTs).toBe(threadTs());
});

it('an error without a bucket is explained, with what to add', async () => {
  const before = answers().length;
  await shortcutOn(`${denied}${because}`);
  const { text, all } = await answerNumber(before + 1);
  expect(text).toContain('No identity policy allows it, says the error. It names no bucket');
  expect(all).toContain('What to add');
  expect(all).toContain(priya);
});

it('a message with neither is refused kindly, with an example', async () => {
  const before = answers().length;
  await shortcutOn('the player is black');
  const { text } = await answerNumber(before + 1);
  expect(text).toContain('names no S3 bucket');
  expect(text).toContain('s3://cooper-media/videos/intro.mp4');
});
