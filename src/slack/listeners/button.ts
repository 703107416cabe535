import type { AllMiddlewareArgs, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { answer, answered, shown } from '../answer.ts';
import type { Given } from '../answers.ts';
import type { Message } from '../blocks/block.ts';
import type { Desk } from '../desk.ts';
import { actionIds, anyOffer } from '../names.ts';
import { reply } from '../reply.ts';
import { threadOf, waysBack } from '../ways-back.ts';

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
  work: async (desk, given, id) => shown(desk, { ...given, id, showing: 'all' }),
};

const showLess: Press = {
  replaces: true,
  work: async (desk, given, id) => shown(desk, { ...given, id, showing: 'brief' }),
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
  answer<Args>(desk, ({ action: { value = '', action_id }, body, respond, client, context }) => {
    const user = body.user.id;
    const place = { channel: body.channel?.id ?? user, thread: threadOf(body) };
    const back = (replace: boolean) => reply(desk.log, waysBack({ respond, client, user, place, replace }));
    return {
      who: { user, team: context.teamId ?? null },
      reply: back(replaces),
      aside: back(false),
      work: async () => work(desk, desk.answers.find(value, user), value, action_id),
    };
  });
