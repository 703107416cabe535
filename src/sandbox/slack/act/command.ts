import { done, failure, refused } from './outcome.ts';
import type { Act, ActAnswer } from '../protocol.ts';
import { newResponseUrl, sayInAnswer } from '../response-urls.ts';
import { botUser } from '../workspace.ts';
import { channelRef } from '../payloads.ts';
import { channelsOf } from '../page/seen.ts';
import { deliver } from '../deliver/deliver.ts';
import { isDict } from '../json.ts';
import { mangled } from '../mangle.ts';
import { newTrigger } from '../triggers.ts';
import { notify } from '../post.ts';
import type { Room } from '../state.ts';
import type { Sandbox } from '../sandbox.ts';
import { SlackError } from '../api/slack-error.ts';

type Say = Extract<Act, { do: 'say' }>;

/** A slash command (docs.slack.dev, «Slash commands»). What goes wrong is told to the person, as Slack tells it. */
export async function command(sandbox: Sandbox, act: Say, room: Room): Promise<ActAnswer> {
  const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(act.text) ?? [];
  if (act.threadTs === null && name === '/invite') return invite(sandbox, rest, room);
  const wrong = objection(sandbox, act, name) ?? (await run(sandbox, act.as, room, name, rest));
  if (wrong !== null) notify(sandbox, act.as, room.id, wrong);
  return done;
}

/** Why Slack does not even ask the app. */
function objection({ app, state }: Sandbox, act: Say, name: string): string | null {
  if (act.threadTs !== null) return `${name} is not supported in threads. Sorry!`;
  const isKnown = app.commands.some((each) => each.command === name);
  // People of another company have the apps of their own workspace only.
  if (isKnown && state.people.get(act.as)?.kind !== 'external') return null;
  return `${name} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as slash commands.`;
}

/** Null, or what the person is told. */
async function run(sandbox: Sandbox, user: string, room: Room, name: string, rest: string): Promise<string | null> {
  const { team, people } = sandbox.state;
  const escapes = sandbox.app.commands.some((each) => each.command === name && each.shouldEscape);
  const text = escapes ? mangled(rest, sandbox.state, 'command') : rest;
  const to = { user, channel: room.id, original: null };
  const payload = {
    token: 'local-verification-token',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: room.id,
    channel_name: channelRef(room)['name'],
    user_id: user,
    user_name: people.get(user)?.name ?? user,
    command: name,
    text: text.trim(),
    api_app_id: botUser.appId,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(sandbox, 'commands', to),
    trigger_id: newTrigger(sandbox, user),
  };
  const ack = await deliver(sandbox, { type: 'slash_commands', payload, what: name, user });
  const failed = failure(ack) ?? (ack.is === 'acked' ? answered(sandbox, to, ack.body) : null);
  return failed === null ? null : `${name} failed with the error "${failed}"`;
}

/** The acknowledgement may carry a message, as an object or as plain text. */
function answered(sandbox: Sandbox, to: Parameters<typeof sayInAnswer>[1], body: unknown): string | null {
  if (body === null) return null;
  try {
    sayInAnswer(sandbox, to, isDict(body) ? body : { text: typeof body === 'string' ? body : JSON.stringify(body) });
    return null;
  } catch (error) {
    if (error instanceof SlackError) return 'invalid_command_response';
    throw error;
  }
}

/** Slack's own command, for as much of it as the app needs: `/invite @Cooper`. */
function invite(sandbox: Sandbox, rest: string, room: Room): ActAnswer {
  if (!mangled(rest, sandbox.state).includes(`<@${botUser.userId}>`)) return refused('user_not_found');
  room.members.add(botUser.userId);
  sandbox.page.publishEach((user) => ({ type: 'channels', channels: channelsOf(sandbox, user) }));
  return done;
}
