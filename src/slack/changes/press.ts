import type { AllMiddlewareArgs, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Asker } from '../../core/actor.ts';
import { askerOf } from '../asker.ts';
import type { Surface } from '../names.ts';
import type { Who } from '../people.ts';
import type { Place } from '../reply.ts';
import { threadOf } from '../ways-back.ts';
import { type OpenedFrom, toChannel, toModal, toPerson } from './bound.ts';
import { parseMetadata } from './metadata.ts';
import type { Bound } from './signed-value.ts';

export type PressArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** Somebody's wish about a change, as it came in: nothing of it is believed yet. */
export interface Wish {
  readonly who: Who;
  readonly asker: Asker;
  readonly place: Place;
  readonly value: string;
  /** Where the value must have been made for. */
  readonly bound: Bound;
  readonly from: OpenedFrom;
  /** What the button is called, which must be what its value says; null where there was no button. */
  readonly called: string | null;
}

export interface Press extends Wish {
  readonly surface: Surface;
}

/** What a press says. The team is the one that Slack signed for; the channel is where Slack says the button stands. */
export function pressOf({ action, body, context }: PressArgs): Press {
  const user = body.user.id;
  const who = { user, team: context.teamId ?? null };
  const [surface, called] = nameOf(action.action_id);
  const from = openedFrom(surface, body);
  const place = { channel: from.channel, thread: from.thread };
  const bound = boundTo(surface, { team: who.team ?? '', user, from });
  return { surface, who, asker: askerOf(who, place), place, value: action.value ?? '', bound, from, called };
}

/** As `changeAction` made it: Slack gives us no press of any other. */
function nameOf(actionId: string): readonly [Surface, string] {
  const [, surface, verb] = actionId.split(':');
  return [surface as Surface, verb ?? ''];
}

/** In a Home there is neither channel nor message: what is said goes to the person's direct messages. */
function openedFrom(surface: Surface, body: PressArgs['body']): OpenedFrom {
  const nowhere: OpenedFrom = { channel: body.user.id, thread: null, ts: null };
  if (surface === 'modal') return parseMetadata(body.view?.private_metadata)?.from ?? nowhere;
  const ts: unknown = body.container['message_ts'];
  if (body.channel === undefined) return nowhere;
  return {
    channel: body.channel.id,
    thread: threadOf(body),
    ts: surface === 'card' && typeof ts === 'string' ? ts : null,
  };
}

function boundTo(surface: Surface, of: { team: string; user: string; from: OpenedFrom }): Bound {
  switch (surface) {
    case 'card':
      return toChannel(of.team, of.from.channel);
    case 'shown':
      return toPerson(of.team, of.user);
    case 'modal':
      return toModal(of.team, of.user, of.from);
  }
}
