import type { AllMiddlewareArgs, BlockAction, ButtonAction, RespondFn, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { answer, answered, shown } from '../answer.ts';
import type { Given } from '../answers.ts';
import type { Message } from '../blocks/block.ts';
import type { Desk } from '../desk.ts';
import { actionIds, anyOffer } from '../names.ts';
import { byAddress, openly, quietly, reply, type Way } from '../reply.ts';

type Args = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** What a button does with the answer it stands under. */
interface Press {
  /** Whether the result takes the answer's place. */
  readonly replaces: boolean;
  readonly work: (desk: Desk, given: Given, id: string, actionId: string) => Promise<Message>;
}

const question = ({ question: command, asked }: Given['report']): string => `${command} ${asked}`.trim();

const again: Press = {
  replaces: true,
  work: (desk, { report, asker }) => answered(desk, asker, question(report)),
};

const showAll: Press = {
  replaces: true,
  work: async (_desk, { report }, id) => shown({ id, report, showing: 'all' }),
};

const showLess: Press = {
  replaces: true,
  work: async (_desk, { report }, id) => shown({ id, report, showing: 'brief' }),
};

/** The offers are those that were stored with the answer: what comes back from a client is only a hint. */
const offer: Press = {
  replaces: false,
  work: (desk, { report, asker }, _id, actionId) => {
    const offered = report.offers[Number(anyOffer.exec(actionId)?.[1])];
    if (offered === undefined) throw new Error(`the answer has no offer ${actionId}`);
    return answered(desk, asker, `${offered.command} ${offered.words}`.trim());
  },
};

/** Which buttons there are, by their action_id. */
export const presses: readonly { readonly on: string | RegExp; readonly press: Press }[] = [
  { on: actionIds.again, press: again },
  { on: actionIds.showAll, press: showAll },
  { on: actionIds.showLess, press: showLess },
  { on: anyOffer, press: offer },
];

export const button = (desk: Desk, { replaces, work }: Press) =>
  answer<Args>(desk, ({ action: { value = '', action_id }, body, respond, client, context }) => ({
    who: { user: body.user.id, team: context.teamId ?? null },
    reply: reply(desk.log, waysBack({ body, respond, client, replaces })),
    aside: reply(desk.log, waysBack({ body, respond, client, replaces: false })),
    work: async () => work(desk, desk.answers.find(value, body.user.id), value, action_id),
  }));

function waysBack(of: {
  body: Args['body'];
  respond: RespondFn;
  client: WebClient;
  replaces: boolean;
}): readonly Way[] {
  const { body, respond, client, replaces } = of;
  const user = body.user.id;
  const channel = body.channel?.id ?? user;
  const thread = threadOf(body);
  const byUrl = byAddress(respond, { replace: replaces, thread });
  const inPrivate = openly(client, { channel: user, thread: null });
  // In a direct message everything is a real message, as the answer itself was.
  if (channel.startsWith('D')) return [...(replaces ? [byUrl] : []), openly(client, { channel, thread }), inPrivate];
  return [byUrl, quietly(client, { channel, thread }, user), inPrivate];
}

function threadOf({ container, message }: Args['body']): string | null {
  const thread: unknown = container['thread_ts'] ?? message?.['thread_ts'];
  return typeof thread === 'string' ? thread : null;
}
