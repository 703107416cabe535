import { expect, it, vi } from 'vitest';
import type { Asker } from '../../src/core/actor.ts';
import type { Ask } from '../../src/slack/desk.ts';
import { typed } from './blocks/payload.ts';
import { report } from './report.ts';
import { direct, mentioned, onMessage, pressed, slash, workspace } from './workspace.ts';

const asking = () => vi.fn<Ask>(async () => report());
const askers = (ask: ReturnType<typeof asking>) => ask.mock.calls.map(([, , asker]) => asker);
const asker = (channel: string, thread: string | null): Asker => ({
  actor: { is: 'slack', team: 'T1', user: 'U1' },
  origin: { face: 'slack', team: 'T1', channel, thread },
});

it.each([
  ['a command', slash('help'), asker('C1', null)],
  ['a mention', mentioned('<@UBOT> help'), asker('C1', null)],
  ['a mention in a thread', mentioned('<@UBOT> help', { thread_ts: '9.1' }), asker('C1', '9.1')],
  ['a direct message', direct('help'), asker('D1', null)],
  ['a direct message in a thread', direct('help', { thread_ts: '9.1' }), asker('D1', '9.1')],
  ['the shortcut', onMessage({ text: 's3://cooper-media' }), asker('C1', null)],
  ['the shortcut in a thread', onMessage({ text: 's3://cooper-media', thread_ts: '9.1' }), asker('C1', '9.1')],
])('a question by %s says who asks and where', async (_how, body, by) => {
  const ask = asking();
  const { send } = workspace({ ask });
  await send(body);
  expect(askers(ask)).toEqual([by]);
});

it('a question asked again is asked by the same person in the same place', async () => {
  const ask = asking();
  const { send, calls } = workspace({ ask });
  await send(mentioned('<@UBOT> diagnose b', { thread_ts: '9.1' }));
  await send(pressed('again', typed(calls[0]?.args['blocks'], 'button')[0]?.['value']));
  expect(askers(ask)).toEqual([asker('C1', '9.1'), asker('C1', '9.1')]);
});
