import { afterAll, beforeAll, expect, it } from 'vitest';
import { incidents, silent, until } from './bolt.ts';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/start.ts';
import { WebClient } from '@slack/web-api';

let slack: LocalSlack;
let client: WebClient;
const png = Buffer.from('iVBORw0KGgo=', 'base64');

beforeAll(async () => {
  slack = await startLocalSlack({ timing: { fileReady: 80 } });
  slack.configureApp({ scopes: ['chat:write', 'files:read', 'files:write'] });
  client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, logger: silent, retryConfig: { retries: 0 } });
});
afterAll(() => slack.stop());

it('shares an upload a little after it is completed', async () => {
  const root = slack.messages(incidents).find((each) => each['thread_ts'] === each['ts']);
  const thread_ts = String(root?.['ts']);
  await client.filesUploadV2({
    channel_id: incidents,
    thread_ts,
    file: png,
    filename: 'chart.png',
    initial_comment: 'Here',
  });
  expect(slack.messages(incidents).at(-1)?.['text']).not.toBe('Here');
  const shared = await until(() => slack.messages(incidents).find(({ text }) => text === 'Here'));
  expect(shared).toMatchObject({ thread_ts, files: [{ id: expect.any(String) }] });
  const [file] = slack.seenBy('U0PRIYA0001').messages.at(-1)?.files ?? [];
  expect(file).toMatchObject({ name: 'chart.png', mimetype: 'image/png', ready: true });
  expect(Buffer.from(await (await fetch(file?.url ?? '')).arrayBuffer())).toEqual(png);
});

it('refuses to show a file that is not ready yet', async () => {
  const { upload_url = '', file_id = '' } = await client.files.getUploadURLExternal({
    filename: 'a.png',
    length: png.length,
  });
  await fetch(upload_url, { method: 'POST', body: new Uint8Array(png) });
  await client.files.completeUploadExternal({ files: [{ id: file_id, title: 'A' }] });
  const show = () => {
    const blocks = [{ type: 'image', alt_text: 'a', slack_file: { id: file_id } }];
    return client.chat.postMessage({ channel: incidents, text: 'a', blocks }).then(
      ({ ok }) => ok,
      () => false,
    );
  };
  expect((await client.files.info({ file: file_id })).file).toMatchObject({ mimetype: '' });
  expect(await show()).toBe(false);
  await expect.poll(async () => (await client.files.info({ file: file_id })).file?.mimetype).toBe('image/png');
  expect(await show()).toBe(true);
});

it('completes only what was uploaded, and once', async () => {
  const complete = (id: string) =>
    client.files.completeUploadExternal({ files: [{ id, title: 'A' }] }).then(
      () => 'ok',
      (error: { data: { error: string } }) => error.data.error,
    );
  const { upload_url = '', file_id = '' } = await client.files.getUploadURLExternal({ filename: 'a.csv', length: 3 });
  expect(await complete(file_id)).toBe('file_not_found');
  await fetch(upload_url, { method: 'POST', body: 'a,b' });
  expect(await complete(file_id)).toBe('ok');
  expect(await complete(file_id)).toBe('file_already_completed');
});
