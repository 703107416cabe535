import type { Message, Person, Snapshot } from '../../../../src/sandbox/slack/protocol.ts';

export const message = (of: Partial<Message>): Message => ({
  channel: 'C1',
  ts: '100.000001',
  threadTs: null,
  user: 'U1',
  text: 'hello',
  blocks: [],
  files: [],
  ephemeralTo: null,
  edited: false,
  replyCount: 0,
  ...of,
});

export const person = (of: Partial<Person>): Person => ({
  id: 'U1',
  name: 'priya',
  realName: 'Priya Raman',
  title: 'on call',
  kind: 'member',
  ...of,
});

export const app = {
  connected: true,
  userId: 'UB',
  name: 'Cooper',
  commands: [{ command: '/s3', description: 'Explain buckets', usageHint: 'diagnose <bucket>' }],
  messageShortcuts: [],
};

export const snapshot = (of: Partial<Snapshot>): Snapshot => ({
  type: 'snapshot',
  team: { id: 'T1', name: 'Caskworks' },
  me: 'U1',
  people: [person({}), person({ id: 'U2', name: 'omar', realName: 'Omar Haddad' })],
  channels: [],
  messages: [],
  modals: [],
  home: null,
  app,
  ...of,
});
