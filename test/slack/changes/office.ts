import { randomBytes } from 'node:crypto';
import { WebClient } from '@slack/web-api';
import { expect } from 'vitest';
import type { Change } from '../../../src/core/change.ts';
import type { Report } from '../../../src/core/report.ts';
import type { View } from '../../../src/sandbox/slack/protocol.ts';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/start.ts';
import { makeSlack, type Slack, type SlackOptions } from '../../../src/slack/app.ts';
import { typed, valuesOf } from '../blocks/payload.ts';
import { makeDesk, silent } from '../desk.ts';
import { report } from '../report.ts';
import { fakeActing, type FakeActing } from './fake-acting.ts';
import { view } from './view.ts';

export const people = {
  priya: 'U0PRIYA0001',
  marcus: 'U0MARCUS002',
  noor: 'U0NOOR00003',
  gil: 'U0GIL000004',
  elena: 'U0ELENA0005',
} as const;
export const team = 'T0CASKWORKS';
export const incidents = 'C0INCIDENTS';

type Person = keyof typeof people;

/** Cooper in a running local Slack, in Socket Mode, with a life of changes that only writes down what it is asked. */
export interface Office {
  readonly local: LocalSlack;
  readonly cooper: Slack;
  readonly acting: FakeActing;
  readonly client: WebClient;
  /** What every question is answered with. */
  readonly answers: { report: Report };
  /** What a person sees in a channel: posts of Cooper's, oldest first. */
  posts(as: Person, channel?: string): ReturnType<LocalSlack['seenBy']>['messages'];
  /** What only this person sees, or has been told in private, oldest first. */
  told(as: Person): readonly string[];
  modals(as: Person): readonly View[];
  /** Presses the button with this label under the message. */
  press(as: Person, label: string, under: { channel: string; ts: string }): Promise<unknown>;
  pressInModal(as: Person, label: string): Promise<unknown>;
  submit(as: Person, typed: Readonly<Record<string, string>>): Promise<unknown>;
  /** A change in the store, and its card in a channel. */
  carded(of?: Partial<Change>, channel?: string): Promise<{ id: string; card: { channel: string; ts: string } }>;
  /** Forgets everything that happened. */
  clear(): void;
  stop(): Promise<void>;
}

let nth = 0;

export async function openOffice(of: Partial<SlackOptions> = {}): Promise<Office> {
  const local = await startLocalSlack({});
  const acting = fakeActing();
  const keys = { current: 'k', keys: { k: randomBytes(32) } };
  const answers = { report: report() };
  const cooper = makeSlack({
    deps: makeDesk().deps,
    ask: async () => answers.report,
    botToken: local.botToken,
    mode: { kind: 'socket', appToken: local.appToken },
    slackApiUrl: local.apiUrl,
    log: silent,
    changes: { acting, keys },
    ...of,
  });
  await cooper.start();
  const client = new WebClient(local.botToken, { slackApiUrl: local.apiUrl });
  const modals = (as: Person) => local.seenBy(people[as]).modals;
  const press = (as: Person, label: string, container: Parameters<typeof pressed>[3], blocks: unknown) =>
    pressed(local, people[as], label, container, blocks);
  return {
    local,
    cooper,
    acting,
    client,
    answers,
    posts: (as, channel = incidents) =>
      local.seenBy(people[as]).messages.filter((one) => one.channel === channel && one.user === 'U0COOPER000'),
    told: (as) =>
      local
        .seenBy(people[as])
        .messages.filter((one) => one.ephemeralTo === people[as] || one.channel === `D${people[as].slice(1)}`)
        .map(({ text }) => text),
    modals,
    press: (as, label, { channel, ts }) => {
      const found = local.seenBy(people[as]).messages.find((one) => one.channel === channel && one.ts === ts);
      return press(as, label, { in: 'message', channel, ts }, found?.blocks);
    },
    pressInModal: (as, label) => {
      const top = modals(as).at(-1);
      return press(as, label, { in: 'view', viewId: top?.id ?? '' }, top?.blocks);
    },
    submit: (as, typedIn) => {
      const state = Object.fromEntries(
        Object.entries(typedIn).map(([block, value]) => [block, { typed: { type: 'plain_text_input', value } }]),
      );
      return local.act({ do: 'submit', as: people[as], viewId: modals(as).at(-1)?.id ?? '', state });
    },
    async carded(of = {}, channel = incidents) {
      nth += 1;
      const id = `c-${nth}`;
      const seen = view({ id, ...of });
      acting.all.set(id, seen);
      const posted = await cooper.poster.post({ channel, thread: null, view: seen, outboxId: `o-${nth}` });
      if (posted.is !== 'posted') throw new Error(`the card was not posted: ${JSON.stringify(posted)}`);
      return { id, card: { channel, ts: posted.ts } };
    },
    clear() {
      for (const all of [acting.acts, acting.refusals, acting.views]) all.splice(0);
      acting.all.clear();
      acting.broken = null;
      acting.unrecorded = null;
      answers.report = report();
      local.reset();
    },
    async stop() {
      await cooper.stop();
      await local.stop();
    },
  };
}

async function pressed(
  local: LocalSlack,
  as: string,
  label: string,
  container: { in: 'message'; channel: string; ts: string } | { in: 'view'; viewId: string },
  blocks: unknown,
): Promise<unknown> {
  const rows = typed(blocks, 'actions').flatMap((row) =>
    typed(row, 'button').map((button) => ({ ...button, block_id: row['block_id'] })),
  );
  const action = rows.find((button) => labelOf(button) === label);
  expect(action, `a button «${label}»`).toBeDefined();
  return local.act({ do: 'press', as, container, action: action ?? {}, state: {} });
}

const labelOf = (button: Readonly<Record<string, unknown>>): unknown => valuesOf(button['text'], 'text')[0];
