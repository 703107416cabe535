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

/**
 * Events are named by `event_id`, commands and interactions by `trigger_id`, and a press without one by who pressed
 * what, and when; null where there is nothing of all that.
 */
function keyOf(body: AnyMiddlewareArgs['body']): string | null {
  const { event_id: event, trigger_id: trigger } = body as { event_id?: unknown; trigger_id?: unknown };
  if (typeof event === 'string') return `event ${event}`;
  if (typeof trigger === 'string') return `trigger ${teamOf(body)} ${trigger}`;
  return pressOf(body as Press);
}

interface Press {
  readonly user?: { readonly id?: string };
  readonly container?: { readonly message_ts?: string; readonly view_id?: string };
  readonly actions?: readonly { readonly action_id?: string; readonly action_ts?: string }[];
}

function pressOf(body: Press): string | null {
  const [action] = body.actions ?? [];
  if (action?.action_ts === undefined) return null;
  const where = body.container?.message_ts ?? body.container?.view_id ?? '';
  return `press ${teamOf(body)} ${body.user?.id} ${where} ${action.action_id} ${action.action_ts}`;
}

function teamOf(body: object): string {
  const { team, team_id: id } = body as { team?: { id?: string } | null; team_id?: string };
  return team?.id ?? id ?? '';
}
