import { expect, it } from 'vitest';
import { toModal, toPerson } from '../../../src/slack/changes/bound.ts';
import { metadataOf } from '../../../src/slack/changes/metadata.ts';
import { signValue } from '../../../src/slack/changes/signed-value.ts';
import { workspace } from '../workspace.ts';
import { fakeActing } from './fake-acting.ts';
import { view } from './view.ts';

const keys = { current: 'k', keys: { k: Buffer.alloc(32, 1) } };
const from = { channel: 'C1', thread: null, ts: '10.1' };
const signed = { changeId: 'c-1', revision: 1, verb: 'approve', nonce: 'n' } as const;
const good = signValue(keys, signed, toModal('T1', 'U1', from));

function submitted(private_metadata: string, user = 'U1') {
  const values = { name: { typed: { type: 'plain_text_input', value: 'cooper-media' } } };
  return {
    type: 'view_submission',
    trigger_id: `t-${Math.random()}`,
    user: { id: user, username: 'ana' },
    team: { id: 'T1', domain: 'example' },
    view: { id: 'V1', type: 'modal', callback_id: 'change-form', blocks: [], private_metadata, state: { values } },
  };
}

function office() {
  const acting = fakeActing();
  acting.all.set('c-1', view({ id: 'c-1', risk: 'C' }));
  return { acting, ...workspace({ changes: { acting, keys } }) };
}

it('carries out a form whose signed value was made for this person, channel and message', async () => {
  const { acting, send } = office();
  await send(submitted(metadataOf({ from, value: good })));
  expect(acting.acts).toMatchObject([{ verb: 'approve', messageTs: '10.1', asker: { origin: { channel: 'C1' } } }]);
});

it.each([
  ['by another person', submitted(metadataOf({ from, value: good }), 'U2')],
  ['as if from another channel', submitted(metadataOf({ from: { ...from, channel: 'C2' }, value: good }))],
  ['as if from another message', submitted(metadataOf({ from: { ...from, ts: '11.1' }, value: good }))],
  [
    'with the value of a button that one person was shown',
    submitted(metadataOf({ from, value: signValue(keys, signed, toPerson('T1', 'U1')) })),
  ],
  ['without a value', submitted(metadataOf({ from }))],
  ['without anything', submitted('')],
  ['with what is not ours', submitted('{"value":"v1"}')],
])('a form submitted %s does nothing, and that is told and recorded', async (_how, body) => {
  const { acting, send, calls, order } = office();
  await send(body);
  expect(acting.acts).toEqual([]);
  expect(acting.refusals).toHaveLength(1);
  expect(order[0]).toBe('ack');
  expect(String(calls[0]?.args['text'])).toContain('did not make this button for this place');
});
