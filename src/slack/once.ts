import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import type { Seen } from './seen.ts';

/** Each delivery is acted on once. A repeated one is only acknowledged. */
export function once(seen: Seen) {
  return async (args: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const key = keyOf(args.body);
    if (key === null || (await seen.first(key))) return args.next();
    // Bolt has acknowledged events by now, and gives them no `ack`.
    if ('ack' in args && typeof args.ack === 'function') await args.ack();
  };
}

/** Events are named by `event_id`, commands and interactions by `trigger_id`; null where there is neither. */
function keyOf(body: AnyMiddlewareArgs['body']): string | null {
  const { event_id: event, trigger_id: trigger } = body as { event_id?: unknown; trigger_id?: unknown };
  if (typeof event === 'string') return `event ${event}`;
  if (typeof trigger === 'string') return `trigger ${trigger}`;
  return null;
}
