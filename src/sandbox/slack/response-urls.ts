import { addPost, changePost, findPost, removePost, rootOf } from './post.ts';
import { type HttpAnswer, json, plain } from './http/answer.ts';
import { botUser } from './workspace.ts';
import { checkedContent } from './api/message-arguments.ts';
import type { Dict } from './json.ts';
import { forgetOldest } from './triggers.ts';
import type { ResponseUrl } from './state.ts';
import type { Sandbox } from './sandbox.ts';
import { secret } from './ids.ts';
import { showOnly } from './api/chat.ts';
import { SlackError } from './api/slack-error.ts';
import { textOrNull } from './json.ts';

const kept = 2000;
/** docs.slack.dev, «Handling user interaction»: five times within thirty minutes. */
const allowedUses = 5;

type Target = Pick<ResponseUrl, 'user' | 'channel' | 'original'>;

export function newResponseUrl({ state, now, url }: Sandbox, kind: 'commands' | 'actions' | 'app', to: Target): string {
  const key = secret(16);
  state.responseUrls.set(key, { ...to, issuedAt: now().getTime(), uses: 0 });
  forgetOldest(state.responseUrls, kept);
  return `${url()}/hooks/${kind}/${state.team.id}/${key}`;
}

/** What a POST to a response_url is answered, and what it does. */
export function respond(sandbox: Sandbox, key: string, message: Dict): HttpAnswer {
  const at = sandbox.now().toISOString();
  const { answer, said } = responded(sandbox, key, message);
  sandbox.log.add({ kind: 'response_url', at, message, status: answer.status, answer: said });
  return answer;
}

function responded(sandbox: Sandbox, key: string, message: Dict): { answer: HttpAnswer; said: string } {
  const refused = (status: number, error: string) => ({ answer: json(status, { ok: false, error }), said: error });
  const fault = sandbox.faults.take('response-url');
  if (fault !== null) return { answer: plain(fault.status, ''), said: String(fault.status) };
  const to = sandbox.state.responseUrls.get(key);
  if (to === undefined || sandbox.now().getTime() - to.issuedAt > sandbox.timing.responseUrl)
    return refused(404, 'expired_url');
  if (to.uses >= allowedUses) return refused(404, 'used_url');
  try {
    sayInAnswer(sandbox, to, message);
    to.uses += 1;
    return { answer: plain(200, 'ok'), said: 'ok' };
  } catch (error) {
    if (error instanceof SlackError) return refused(400, error.code);
    throw error;
  }
}

/** A message given as the answer to a command or interaction. Errors are those of chat.postMessage. */
export function sayInAnswer(sandbox: Sandbox, to: Target, message: Dict): void {
  const original = to.original === null ? null : findPost(sandbox, to.channel, to.original);
  if (message['delete_original'] === true) {
    if (original !== null) removePost(sandbox, original);
    return;
  }
  const content = checkedContent(sandbox, message);
  if (message['replace_original'] === true && original !== null) {
    changePost(sandbox, original, { ...content, editedAt: sandbox.newTs() });
    return;
  }
  const post = { ...content, channel: to.channel, threadTs: threadOf(sandbox, to.channel, message) };
  if (message['response_type'] === 'in_channel') addPost(sandbox, { ...post, user: botUser.userId });
  else showOnly(sandbox, post, to.user);
}

function threadOf(sandbox: Sandbox, channel: string, message: Dict): string | null {
  const ts = textOrNull(message['thread_ts']);
  if (ts === null) return null;
  const post = findPost(sandbox, channel, ts);
  if (post === null) throw new SlackError('thread_not_found');
  return rootOf(post);
}
