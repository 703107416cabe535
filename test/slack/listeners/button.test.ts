import { expect, it, vi } from 'vitest';
import type { Ask } from '../../../src/slack/desk.ts';
import { typed } from '../blocks/payload.ts';
import { finding, passed, report } from '../report.ts';
import { type Call, direct, mentioned, pressed, slash, workspace } from '../workspace.ts';

const asking = () => vi.fn<Ask>(async () => report());
const askedFor = (ask: ReturnType<typeof asking>) => ask.mock.calls.map(([, text]) => text);
const buttonsOf = (call: Call | undefined) => typed(call?.args['blocks'], 'button');
const folded = {
  is: 'findings',
  title: 'Rest',
  folded: true,
  findings: [finding(passed, { title: 'A passed check' })],
} as const;
const offers = [{ does: 'ask', label: 'Audit', command: 'audit', words: 'cooper-media' }] as const;

it('asks the same question anew on «Check again», and puts the answer in place of the old one', async () => {
  const ask = asking();
  const { send, calls } = workspace({ ask });
  await send(slash('diagnose whatever was typed'));
  await send(pressed('again', buttonsOf(calls[0])[0]?.['value']));
  expect(askedFor(ask)[1]).toBe('diagnose cooper-media videos/intro.mp4');
  expect(calls[1]).toMatchObject({
    method: 'response_url',
    args: { replace_original: true, response_type: 'ephemeral' },
  });
});

it('shows all checks and fewer again without asking anew', async () => {
  const ask = vi.fn<Ask>(async () => report({ sections: [folded] }));
  const { send, calls } = workspace({ ask });
  await send(slash('diagnose b'));
  const [, all] = buttonsOf(calls[0]);
  await send(pressed('show-all', all?.['value']));
  expect(JSON.stringify(calls[1])).toContain('A passed check');
  await send(pressed('show-less', buttonsOf(calls[1])[1]?.['value']));
  expect(JSON.stringify(calls[2])).not.toContain('A passed check');
  expect(ask).toHaveBeenCalledTimes(1);
});

it('answers an offer beside the old answer, in the same thread', async () => {
  const ask = vi.fn<Ask>(async () => report({ offers }));
  const { send, calls } = workspace({ ask });
  await send(mentioned('<@UBOT> diagnose b', { thread_ts: '9.1' }));
  const container = { type: 'message', message_ts: '10.1', thread_ts: '9.1', channel_id: 'C1', is_ephemeral: true };
  await send(pressed('offer:0', buttonsOf(calls[0])[1]?.['value'], { container }));
  expect(askedFor(ask)[1]).toBe('audit cooper-media');
  expect(calls[1]?.args).toMatchObject({ replace_original: false, thread_ts: '9.1', response_type: 'ephemeral' });
});

it('says what to do about an answer that it has forgotten, and leaves that answer standing', async () => {
  const { send, calls, order } = workspace();
  await send(pressed('again', 'from-before'));
  expect(order[0]).toBe('ack');
  expect(String(calls[0]?.args['text'])).toContain('from before Cooper restarted');
  expect(String(calls[0]?.args['text'])).toContain('/s3 diagnose');
  expect(calls[0]?.args['replace_original']).toBe(false);
});

it("does nothing on a press under somebody else's answer", async () => {
  const ask = asking();
  const { send, calls } = workspace({ ask });
  await send(slash('diagnose b'));
  await send(pressed('again', buttonsOf(calls[0])[0]?.['value'], { user: { id: 'U2', username: 'bo' } }));
  expect(ask).toHaveBeenCalledTimes(1);
  expect(String(calls[1]?.args['text'])).toContain('somebody else');
});

it('answers an offer in a direct message with a real message, as the answer itself was', async () => {
  const ask = vi.fn<Ask>(async () => report({ offers }));
  const { send, calls } = workspace({ ask });
  await send(direct('diagnose b'));
  const at = { channel: { id: 'D1', name: 'directmessage' }, container: { type: 'message', message_ts: '10.1' } };
  await send(pressed('offer:0', buttonsOf(calls[0])[1]?.['value'], at));
  expect(calls[1]).toMatchObject({ method: 'chat.postMessage', args: { channel: 'D1' } });
});
