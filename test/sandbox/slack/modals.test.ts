import type { App, BlockAction, SlackViewAction } from '@slack/bolt';
import { describe, expect, it, vi } from 'vitest';
import { marcus, overSocket, priya, say, until } from './bolt.ts';
import type { LocalSlack } from '../../../src/sandbox/slack/start.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const input = (block_id: string) => ({
  type: 'input' as const,
  block_id,
  label: plain(block_id),
  optional: true,
  element: { type: 'plain_text_input' as const, action_id: 'text' },
});
const modal = (title: string, more: object = {}) => ({
  type: 'modal' as const,
  callback_id: 'm',
  title: plain(title),
  submit: plain('Go'),
  blocks: [input('reason'), { type: 'actions' as const, block_id: 'more', elements: [go('go')] }],
  ...more,
});
const go = (action_id: string, value = 'v') => ({ type: 'button' as const, action_id, text: plain('Go'), value });

const pressIn = (viewId: string, state = {}) =>
  ({
    do: 'press',
    as: priya,
    container: { in: 'view', viewId },
    action: { block_id: 'more', action_id: 'go' },
    state,
  }) as const;
/** A connected app that opens this modal for `/s3`, and the modal once it is there. */
async function withModal(view: ReturnType<typeof modal>, setUp: (app: App) => void = () => {}) {
  const bolt = await overSocket((app) => {
    app.command('/s3', async ({ ack, client, command: { trigger_id } }) => {
      await ack();
      await client.views.open({ trigger_id, view });
    });
    setUp(app);
  });
  await bolt.slack.act(say('/s3'));
  const opened = await until(() => modals(bolt.slack)[0]);
  return { bolt, slack: bolt.slack, client: bolt.app.client, opened };
}

const modals = (slack: LocalSlack) => slack.seenBy(priya).modals;
const titles = (slack: LocalSlack) => modals(slack).map(({ title }) => title);
const errorOf = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: { data: { error: string } }) => error.data.error,
  );

describe('a modal', () => {
  it('has at most two more on top of it', async () => {
    const pushed: string[] = [];
    const { bolt, slack } = await withModal(modal('one'), (app) =>
      app.action<BlockAction>('go', async ({ ack, body, client }) => {
        await ack();
        pushed.push(await errorOf(client.views.push({ trigger_id: body.trigger_id, view: modal('next') })));
      }),
    );
    await using _stop = bolt;
    for (let nth = 1; nth <= 3; nth += 1) {
      await slack.act(pressIn(modals(slack).at(-1)?.id ?? ''));
      await until(() => pushed.length === nth);
    }
    expect(pushed).toEqual(['ok', 'ok', 'push_limit_reached']);
    expect(titles(slack)).toEqual(['one', 'next', 'next']);
  });

  it('is updated only by those who saw its last state', async () => {
    const { bolt, slack, client, opened } = await withModal(modal('one'));
    await using _stop = bolt;
    const update = (hash: string) => errorOf(client.views.update({ view_id: opened.id, hash, view: modal('two') }));
    expect(await update(opened.hash)).toBe('ok');
    expect(await update(opened.hash)).toBe('hash_conflict');
    expect(await errorOf(client.views.update({ view_id: 'V0', view: modal('two') }))).toBe('not_found');
    expect(titles(slack)).toEqual(['two']);
  });

  it('is refused with the place of the fault', async () => {
    const { bolt, client, opened } = await withModal(modal('one'));
    await using _stop = bolt;
    const call = client.views.update({ view_id: opened.id, view: modal('x'.repeat(25)) });
    await expect(call).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: {
          messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
        },
      },
    });
  });

  it.each([
    ['update', { response_action: 'update', view: modal('other') }, ['other']],
    ['push', { response_action: 'push', view: modal('other') }, ['one', 'other']],
    ['clear', { response_action: 'clear' }, []],
    ['nothing', undefined, []],
  ])('follows the answer to its submission: %s', async (_what, answer, left) => {
    const { bolt, slack, opened } = await withModal(modal('one'), (app) =>
      app.view('m', async ({ ack }) => ack(answer as never)),
    );
    await using _stop = bolt;
    expect(await slack.act({ do: 'submit', as: priya, viewId: opened.id, state: {} })).toEqual({ ok: true });
    expect(titles(slack)).toEqual(left);
  });

  it.each([
    ['errors for no input', { response_action: 'errors', errors: { elsewhere: 'a' } }, 'invalid_errors'],
    ['a view that is none', { response_action: 'update', view: { type: 'modal' } }, 'invalid_arguments'],
    ['something unknown', { response_action: 'dance' }, 'invalid_response_action'],
  ])('stays when it is answered with %s', async (_what, answer, error) => {
    const { bolt, slack, opened } = await withModal(modal('one'), (app) =>
      app.view('m', async ({ ack }) => ack(answer as never)),
    );
    await using _stop = bolt;
    expect(await slack.act({ do: 'submit', as: priya, viewId: opened.id, state: {} })).toEqual({ ok: false, error });
    expect(titles(slack)).toEqual(['one']);
  });

  it('sends what was typed, also in what was pressed before', async () => {
    const heard = vi.fn<(values: unknown) => void>();
    const { bolt, slack, opened } = await withModal(modal('one'), (app) => {
      app.action<BlockAction>('go', async ({ ack, body }) => {
        heard(body.view?.state.values);
        await ack();
      });
      app.view('m', async ({ ack, view }) => {
        heard(view.state.values);
        await ack();
      });
    });
    await using _stop = bolt;
    const state = { reason: { text: { type: 'plain_text_input', value: 'because' } } };
    expect(await slack.act({ ...pressIn(opened.id), as: marcus })).toEqual({ ok: false, error: 'container_not_found' });
    await slack.act(pressIn(opened.id, state));
    await slack.act({ do: 'submit', as: priya, viewId: opened.id, state: {} });
    const empty = { reason: { text: { type: 'plain_text_input', value: null } } };
    expect(heard.mock.calls).toEqual([[state], [empty]]);
  });

  it('tells the app that it was closed, if the app asked for it', async () => {
    const closed: boolean[] = [];
    const { bolt, slack, opened } = await withModal(modal('one', { notify_on_close: true }), (app) =>
      app.view<SlackViewAction>({ callback_id: 'm', type: 'view_closed' }, async ({ ack, body }) => {
        await ack();
        if (body.type === 'view_closed') closed.push(body.is_cleared);
      }),
    );
    await using _stop = bolt;
    expect(await slack.act({ do: 'close', as: marcus, viewId: opened.id })).toEqual({
      ok: false,
      error: 'view_not_found',
    });
    await slack.act({ do: 'close', as: priya, viewId: opened.id });
    await until(() => closed.length === 1);
    expect([closed, titles(slack)]).toEqual([[false], []]);
  });
});
