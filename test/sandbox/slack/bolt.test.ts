import { describe, expect, it, vi } from 'vitest';
import { incidents, lastSeen, marcus, overHttp, overSocket, priya, say, until } from './bolt.ts';
import type { BlockAction, ButtonAction } from '@slack/bolt';

const button = (text: string, value: string) => ({
  type: 'button' as const,
  action_id: 'again',
  text: { type: 'plain_text' as const, text },
  value,
});

describe.each([
  ['Socket Mode', overSocket],
  ['signed HTTP', overHttp],
])('an unmodified Bolt app over %s', (_name, connect) => {
  it('answers a slash command for the one who asked', async () => {
    await using bolt = await connect((app) => {
      app.command('/s3', async ({ ack, command, respond }) => {
        await ack();
        await respond(`You asked: ${command.text}`);
      });
    });
    const { slack } = bolt;
    expect(await slack.act(say('/s3 diagnose cooper-media'))).toEqual({ ok: true });
    const seen = await until(() => lastSeen(slack)?.ephemeralTo && lastSeen(slack));
    expect(seen).toMatchObject({ text: 'You asked: diagnose cooper-media', ephemeralTo: priya });
    expect(lastSeen(slack, marcus)?.ephemeralTo).toBeNull();
  });

  it('answers a slash command in its acknowledgement', async () => {
    await using bolt = await connect((app) => {
      app.command('/s3', async ({ ack }) => ack({ response_type: 'in_channel', text: 'At once' }));
    });
    await bolt.slack.act(say('/s3 help'));
    expect(lastSeen(bolt.slack, marcus)).toMatchObject({ text: 'At once', user: 'U0COOPER000' });
  });

  it('replaces the message whose button was pressed', async () => {
    await using bolt = await connect((app) => {
      app.action<BlockAction<ButtonAction>>('again', async ({ ack, action, respond }) => {
        await ack();
        await respond({ replace_original: true, text: `Pressed with ${action.value}` });
      });
    });
    const { slack, app } = bolt;
    const blocks = [{ type: 'actions', block_id: 'b', elements: [button('Again', 'id-1')] }];
    const { ts = '' } = await app.client.chat.postMessage({ channel: incidents, text: 'Press it', blocks });
    const answer = await slack.act({
      do: 'press',
      as: marcus,
      container: { in: 'message', channel: incidents, ts },
      action: { type: 'button', block_id: 'b', action_id: 'again' },
      state: {},
    });
    expect(answer).toEqual({ ok: true });
    const changed = await until(() => slack.messages(incidents).find((each) => each['ts'] === ts && 'edited' in each));
    expect(changed).toMatchObject({ text: 'Pressed with id-1' });
  });

  it('hears a mention in a thread and replies there', async () => {
    await using bolt = await connect((app) => {
      app.event('app_mention', async ({ event, client }) => {
        const thread_ts = event.thread_ts ?? event.ts;
        await client.chat.postMessage({ channel: event.channel, thread_ts, text: `Looking, <@${event.user}>` });
      });
    });
    const { slack } = bolt;
    const root = slack.seenBy(priya).messages.find(({ replyCount }) => replyCount > 0);
    await slack.act(say('@Cooper what is this?', { threadTs: root?.ts ?? '' }));
    const reply = await until(() => slack.messages(incidents).find(({ text }) => String(text).startsWith('Looking')));
    expect(reply).toMatchObject({ thread_ts: root?.ts, text: `Looking, <@${priya}>` });
  });

  it('hears a message shortcut with the message and its thread', async () => {
    const heard = vi.fn<(message: unknown) => void>();
    await using bolt = await connect((app) => {
      app.shortcut('diagnose_error', async ({ ack, shortcut }) => {
        await ack();
        if (shortcut.type === 'message_action') heard(shortcut.message);
      });
    });
    const { slack } = bolt;
    const pasted = slack.seenBy(priya).messages.find(({ text }) => text.includes('AccessDenied'));
    const { ts = '', threadTs = null } = pasted ?? {};
    const act = { do: 'shortcut', as: priya, callbackId: 'diagnose_error', channel: incidents, ts } as const;
    expect(await slack.act(act)).toEqual({ ok: true });
    await until(() => heard.mock.calls.length > 0);
    expect(heard.mock.calls[0]?.[0]).toMatchObject({ ts, thread_ts: threadTs, text: pasted?.text });
  });

  it('opens, pushes, refuses and closes modals', async () => {
    const modal = (title: string) => ({
      type: 'modal' as const,
      callback_id: 'fix',
      title: { type: 'plain_text' as const, text: title },
      submit: { type: 'plain_text' as const, text: 'Go' },
      blocks: [
        {
          type: 'input' as const,
          block_id: 'reason',
          label: { type: 'plain_text' as const, text: 'Why?' },
          element: { type: 'plain_text_input' as const, action_id: 'text' },
        },
      ],
    });
    await using bolt = await connect((app) => {
      app.command('/s3', async ({ ack, client, command: { trigger_id } }) => {
        await ack();
        const { view } = await client.views.open({ trigger_id, view: modal('Loading') });
        await client.views.update({ view_id: view?.id ?? '', hash: view?.hash ?? '', view: modal('Fix it') });
      });
      app.view('fix', async ({ ack, view }) => {
        const reason = view.state.values['reason']?.['text']?.value;
        if (reason === 'short') await ack({ response_action: 'errors', errors: { reason: 'Say more' } });
        else if (reason === 'more') await ack({ response_action: 'push', view: modal('Really?') });
        else await ack();
      });
    });
    const { slack } = bolt;
    const modals = () => slack.seenBy(priya).modals;
    const submit = (value: string) => {
      const state = { reason: { text: { type: 'plain_text_input', value } } };
      return slack.act({ do: 'submit', as: priya, viewId: modals().at(-1)?.id ?? '', state });
    };
    await slack.act(say('/s3 fix'));
    await until(() => modals()[0]?.title === 'Fix it');
    await submit('short');
    expect(modals()[0]?.errors).toEqual({ reason: 'Say more' });
    await submit('more');
    expect(modals().map(({ title }) => title)).toEqual(['Fix it', 'Really?']);
    await submit('because');
    expect(modals().map(({ title }) => title)).toEqual(['Fix it']);
    await submit('');
    expect(modals()[0]?.errors).toEqual({ reason: 'Please complete this required field.' });
  });

  it('fills an external select', async () => {
    await using bolt = await connect((app) => {
      app.options('bucket', async ({ ack, payload: { value } }) =>
        ack({
          options: value === 'none' ? [] : [{ text: { type: 'plain_text', text: `${value}-logs` }, value: 'b1' }],
        }),
      );
    });
    const { slack, app } = bolt;
    const select = { type: 'external_select', action_id: 'bucket', min_query_length: 0 };
    const blocks = [{ type: 'actions', block_id: 'pick', elements: [select] }];
    const { ts = '' } = await app.client.chat.postMessage({ channel: incidents, text: 'Pick', blocks });
    const ask = (value: string) =>
      slack.act({
        do: 'options',
        as: priya,
        container: { in: 'message', channel: incidents, ts },
        blockId: 'pick',
        actionId: 'bucket',
        value,
      });
    expect(await ask('')).toMatchObject({ ok: true, options: [{ value: 'b1' }] });
    expect(await ask('none')).toEqual({ ok: false, error: 'invalid_options' });
  });

  it('shows the App Home to the one it was made for', async () => {
    await using bolt = await connect((app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({
          user_id: event.user,
          view: { type: 'home', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Your approvals' } }] },
        });
      });
    });
    await bolt.slack.act({ do: 'open-home', as: priya });
    const home = await until(() => bolt.slack.seenBy(priya).home);
    expect(home.blocks[0]).toMatchObject({ text: { text: 'Your approvals' } });
    expect(bolt.slack.seenBy(marcus).home).toBeNull();
  });

  it('tells the person when the app does not acknowledge in time', async () => {
    await using bolt = await connect((app) => app.command('/s3', async () => {}), { timing: { ack: 50 } });
    await bolt.slack.act(say('/s3 help'));
    expect(bolt.slack.notices()).toMatchObject([
      { user: priya, text: '/s3 failed with the error "operation_timeout"' },
    ]);
  });

  it('delivers an event again until it is acknowledged, and says so', async () => {
    const retries: (number | undefined)[] = [];
    const ids = new Set<string>();
    await using bolt = await connect(
      (app) =>
        app.event('app_mention', async ({ context, body }) => {
          retries.push(context.retryNum);
          ids.add(body.event_id);
        }),
      { timing: { eventRetries: [0, 10, 10] } },
    );
    bolt.slack.fault({ is: 'retry', times: 2 });
    await bolt.slack.act(say('@Cooper hello'));
    await until(() => retries.length === 3);
    expect(retries.map((each) => each ?? 0)).toEqual([0, 1, 2]);
    expect(ids.size).toBe(1);
  });

  it('delivers twice when told to', async () => {
    const triggers: string[] = [];
    await using bolt = await connect((app) => {
      app.command('/s3', async ({ ack, command }) => {
        await ack();
        triggers.push(command.trigger_id);
      });
    });
    bolt.slack.fault({ is: 'duplicate' });
    await bolt.slack.act(say('/s3 help'));
    await until(() => triggers.length === 2);
    expect(new Set(triggers).size).toBe(1);
  });
});
