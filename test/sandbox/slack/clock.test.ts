import { incidents, overSocket, priya, say, until } from './bolt.ts';
import { expect, it } from 'vitest';

/** A clock that stands still until it is moved. */
function clock() {
  let at = Date.parse('2026-11-22T14:34:00Z');
  return { now: () => new Date(at), forward: (seconds: number) => void (at += seconds * 1000) };
}

const view = { type: 'modal', title: { type: 'plain_text', text: 't' }, blocks: [{ type: 'divider' }] } as const;

/** What one command brings: its trigger and response_url. */
async function asked() {
  const time = clock();
  const commands: { trigger_id: string; response_url: string }[] = [];
  const bolt = await overSocket(
    (app) =>
      app.command('/s3', async ({ ack, command }) => {
        await ack();
        commands.push(command);
      }),
    { now: time.now },
  );
  await bolt.slack.act(say('/s3 help'));
  const { trigger_id, response_url } = await until(() => commands[0]);
  const open = () =>
    bolt.app.client.views.open({ trigger_id, view: { ...view, blocks: [...view.blocks] } }).then(
      () => 'ok',
      (error: { data: { error: string } }) => error.data.error,
    );
  const respond = async (message: object) => {
    const answer = await fetch(response_url, { method: 'POST', body: JSON.stringify(message) });
    return [answer.status, await answer.text()] as const;
  };
  return { bolt, time, open, respond };
}

it('opens one modal for a trigger', async () => {
  const { bolt, open } = await asked();
  await using _stop = bolt;
  expect(await open()).toBe('ok');
  expect(await open()).toBe('exchanged_trigger_id');
});

it('lets a trigger expire after three seconds', async () => {
  const { bolt, open, time } = await asked();
  await using _stop = bolt;
  time.forward(3.001);
  expect(await open()).toBe('expired_trigger_id');
});

it('takes five answers at a response_url', async () => {
  const { bolt, respond } = await asked();
  await using _stop = bolt;
  for (let nth = 0; nth < 5; nth += 1) expect(await respond({ text: `${nth}` })).toEqual([200, 'ok']);
  expect(await respond({ text: 'one more' })).toEqual([404, '{"ok":false,"error":"used_url"}']);
  expect(bolt.slack.seenBy(priya).messages.filter(({ ephemeralTo }) => ephemeralTo === priya)).toHaveLength(5);
});

it('lets a response_url expire after thirty minutes', async () => {
  const { bolt, respond, time } = await asked();
  await using _stop = bolt;
  time.forward(30 * 60);
  expect(await respond({ text: 'just in time', response_type: 'in_channel' })).toEqual([200, 'ok']);
  time.forward(1);
  expect(await respond({ text: 'too late' })).toEqual([404, '{"ok":false,"error":"expired_url"}']);
  expect(bolt.slack.messages(incidents).at(-1)).toMatchObject({ text: 'just in time' });
});

it('refuses at a response_url what chat.postMessage would refuse', async () => {
  const { bolt, respond } = await asked();
  await using _stop = bolt;
  expect(await respond({ text: 'a', blocks: [{ type: 'nonsense' }] })).toEqual([
    400,
    '{"ok":false,"error":"invalid_blocks"}',
  ]);
});
