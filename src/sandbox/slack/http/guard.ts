import type { IncomingMessage } from 'node:http';

/** Names of this machine for itself. A page from elsewhere that was rebound to it comes with another. */
const local = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * Why a request is refused before anything is done with it; null when it is fine. The Host header keeps DNS rebinding
 * out, the Origin header keeps other sites from acting in somebody's browser.
 */
export function refusal({ headers, method }: IncomingMessage): string | null {
  const { host = '', origin } = headers;
  if (!local.test(host)) return 'The local Slack answers only on localhost.';
  if (method === 'GET' || method === 'HEAD') return null;
  if (origin !== undefined && origin !== `http://${host}`) return 'Other sites may not act here.';
  return headers['sec-fetch-site'] === 'cross-site' ? 'Other sites may not act here.' : null;
}
