import type { ServerResponse } from 'node:http';
import { type CustomRoute, HTTPReceiver, type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { connecting } from './clients.ts';

/** How Slack reaches us. `port` of Socket Mode serves /healthz and /readyz only; without it there is no server. */
export type Mode =
  | { readonly kind: 'socket'; readonly appToken: string; readonly port?: number }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };

/** `ready` says whether we take questions at this moment. */
export function makeReceiver(of: {
  mode: Mode;
  slackApiUrl: string | undefined;
  logger: Logger;
  ready: () => boolean;
}): Receiver {
  const { mode, logger } = of;
  const customRoutes = [route('/healthz', () => true), route('/readyz', of.ready)];
  if (mode.kind === 'http')
    return new HTTPReceiver({ signingSecret: mode.signingSecret, port: mode.port, logger, customRoutes });
  const clientOptions = connecting(of.slackApiUrl);
  return new SocketModeReceiver({
    appToken: mode.appToken,
    logger,
    customRoutes: mode.port === undefined ? [] : customRoutes,
    installerOptions: { clientOptions, ...(mode.port === undefined ? {} : { port: mode.port }) },
  });
}

const route = (path: string, well: () => boolean): CustomRoute => ({
  path,
  method: ['GET', 'HEAD'],
  handler: (_request, response: ServerResponse) => {
    const ok = well();
    response.writeHead(ok ? 200 : 503, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(ok ? 'ok\n' : 'not ready\n');
  },
});
