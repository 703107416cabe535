import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { answer } from '../answer.ts';
import { askerOf } from '../asker.ts';
import type { Desk } from '../desk.ts';
import { reply } from '../reply.ts';
import { waysBack } from '../ways-back.ts';
import { within } from '../within.ts';
import { act, besides } from './act.ts';
import { toModal } from './bound.ts';
import type { Changes } from './changes.ts';
import { faultsIn, fields, type Typed } from './forms.ts';
import { lookedUp, refused } from './looked-up.ts';
import { parseMetadata } from './metadata.ts';
import type { Wish } from './press.ts';
import { verifyValue } from './signed-value.ts';

type Args = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** Slack waits three seconds, and keeps what was typed only for an answer of `errors` («View submission payload»). */
const patience = 2_000;

/** A form is submitted: what is wrong with it is said in it; else it closes, and is carried out as a press would be. */
export const changeSubmission = (desk: Desk, changes: Changes) => {
  const carryOut = answer<Args>(desk, (args) => {
    const { client } = args;
    const wish = wishOf(args);
    const { who, place } = wish;
    return {
      who,
      reply: reply(desk.log, waysBack({ respond: null, client, user: who.user, place, replace: false })),
      acts: true,
      turnedAway: async (refusal) => void (await refused(desk, changes, wish, refusal, null)),
      work: async () => {
        const found = await lookedUp(desk, changes, wish);
        return besides(desk, wish, await act(changes, wish, found, typedIn(args)));
      },
    };
  });
  return async (args: Args): Promise<void> => {
    const errors = await errorsIn(desk, changes, args);
    if (Object.keys(errors).length > 0) return args.ack({ response_action: 'errors', errors });
    return carryOut({ ...args, ack: async () => args.ack({ response_action: 'clear' }) });
  };
};

function wishOf({ body, view, context }: Args): Wish {
  const user = body.user.id;
  const who = { user, team: context.teamId ?? null };
  const { from = { channel: user, thread: null, ts: null }, value = '' } = parseMetadata(view.private_metadata) ?? {};
  const place = { channel: from.channel, thread: from.thread };
  return {
    who,
    asker: askerOf(who, place),
    place,
    value,
    from,
    called: null,
    bound: toModal(who.team ?? '', user, from),
  };
}

function typedIn({ view }: Args): Typed {
  const entries = fields.map((field) => [field, view.state.values[field]?.['typed']?.value ?? ''] as const);
  return Object.fromEntries(entries);
}

/** By block_id. Nothing where the submission will be refused as a whole, which is told outside of the form. */
async function errorsIn(desk: Desk, changes: Changes, args: Args): Promise<Readonly<Record<string, string>>> {
  const wish = wishOf(args);
  const verified = verifyValue(changes.keys, wish.value, wish.bound);
  if (verified.is === 'refused') return {};
  const { changeId, verb, revision } = verified.signed;
  try {
    const view = await within(patience, changes.acting.view(changeId));
    return view === null || view.change.revision !== revision ? {} : faultsIn(typedIn(args), verb, view);
  } catch (err) {
    desk.log.error({ err }, 'a form could not be checked');
    const first = args.view.blocks.find(({ type }) => type === 'input')?.block_id ?? 'name';
    return { [first]: 'Cooper could not look the change up in time, and did nothing. Submit it again.' };
  }
}
