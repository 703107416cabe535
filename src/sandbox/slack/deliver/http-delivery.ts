import type { Ack, Delivery, Retry } from './delivery.ts';
import { createHmac } from 'node:crypto';
import { parsedJson } from '../json.ts';

/** Where and with which secret the app gets its requests. */
export interface HttpTarget {
  readonly requestUrl: string | null;
  readonly signingSecret: string;
  /** Milliseconds until the answer is late. */
  readonly ack: number;
}

/** One signed request to the app (docs.slack.dev, «Verifying requests from Slack»). */
export async function deliverByHttp(target: HttpTarget, delivery: Delivery, retry: Retry | null): Promise<Ack> {
  if (target.requestUrl === null) return { is: 'unreachable' };
  const { body, contentType } = encoded(delivery);
  try {
    const answer = await fetch(target.requestUrl, {
      method: 'POST',
      body,
      redirect: 'error',
      headers: {
        'content-type': contentType,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        ...signature(target.signingSecret, body),
        ...(retry === null ? {} : { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason }),
      },
      signal: AbortSignal.timeout(target.ack),
    });
    const text = await answer.text();
    if (!answer.ok)
      return { is: 'failed', status: answer.status, noRetry: answer.headers.get('x-slack-no-retry') === '1' };
    return { is: 'acked', body: text === '' ? null : (parsedJson(text) ?? text) };
  } catch (error) {
    return { is: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable' };
  }
}

function encoded({ type, payload }: Delivery): { readonly body: string; readonly contentType: string } {
  const form = 'application/x-www-form-urlencoded';
  switch (type) {
    case 'events_api':
      return { body: JSON.stringify(payload), contentType: 'application/json' };
    case 'interactive':
      return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), contentType: form };
    case 'slash_commands':
      return { body: new URLSearchParams(payload as Record<string, string>).toString(), contentType: form };
  }
}

/** By the real clock, whatever the sandbox's is: the app compares it with its own, and refuses after five minutes. */
function signature(secret: string, body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}
