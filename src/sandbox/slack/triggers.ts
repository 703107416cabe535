import { SlackError } from './api/slack-error.ts';
import type { Sandbox } from './sandbox.ts';
import { secret } from './ids.ts';
import type { Trigger } from './state.ts';

const kept = 2000;

/** A `trigger_id`: what somebody did just now, to be exchanged for a modal once and within three seconds. */
export function newTrigger({ state, now }: Sandbox, user: string, viewId: string | null = null): string {
  const id = `${now().getTime()}.${Math.floor(Math.random() * 1e12)}.${secret(16)}`;
  state.triggers.set(id, { user, viewId, issuedAt: now().getTime(), used: false });
  forgetOldest(state.triggers, kept);
  return id;
}

/** Errors: invalid_trigger_id, expired_trigger_id, exchanged_trigger_id. */
export function exchange({ state, now, timing }: Sandbox, id: string): Trigger {
  const trigger = state.triggers.get(id);
  if (trigger === undefined) throw new SlackError('invalid_trigger_id');
  if (now().getTime() - trigger.issuedAt > timing.trigger) throw new SlackError('expired_trigger_id');
  if (trigger.used) throw new SlackError('exchanged_trigger_id');
  trigger.used = true;
  return trigger;
}

/** Maps keep the order of insertion: the first key is the oldest. */
export function forgetOldest(map: Map<string, unknown>, atMost: number): void {
  for (const key of map.keys()) {
    if (map.size <= atMost) return;
    map.delete(key);
  }
}
