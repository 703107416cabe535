import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { Posted } from '../../core/poster.ts';

type Failed = Exclude<Posted, { is: 'posted' }>;

const minute = 60_000;

/**
 * What a failed post came to. Only what Slack itself answered is known: a timeout, a connection that broke before or
 * within the answer, and a server's error leave open whether there is a message now.
 */
export function outcomeOf(error: unknown): Failed {
  if (error instanceof WebAPIRateLimitedError) return { is: 'limited', inMs: error.retryAfter * 1_000 };
  if (error instanceof WebAPIPlatformError) return ofCode(error.data.error);
  if (error instanceof WebAPIHTTPError) return { is: 'unknown', why: `HTTP ${error.statusCode}` };
  return { is: 'unknown', why: error instanceof Error ? error.message : String(error) };
}

/** «It's possible some aspect of the operation succeeded before the error was raised» («chat.postMessage», errors). */
const perhapsDone = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout']);

/** Not posted, and somebody can put that right while Cooper runs: the app is installed anew, a scope is granted. */
const untilMended = new Set([
  'account_inactive',
  'invalid_auth',
  'missing_scope',
  'not_authed',
  'token_expired',
  'token_revoked',
  'team_access_not_granted',
]);

const tooFast = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

/** Every other code says that this post to this place is refused, now and later: `channel_not_found`, `cant_update_message` … */
function ofCode(code: string): Failed {
  // The client takes any answer that is no JSON for Slack's error, such as the page of a proxy.
  if (!/^[a-z_]{1,80}$/.test(code)) return { is: 'unknown', why: 'an answer that is not Slack’s' };
  if (perhapsDone.has(code)) return { is: 'unknown', why: code };
  if (untilMended.has(code) || tooFast.has(code)) return { is: 'limited', inMs: minute };
  return { is: 'refused', why: code };
}
