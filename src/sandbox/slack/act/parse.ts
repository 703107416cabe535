import * as z from 'zod';
import type { Act } from '../protocol.ts';

const dict = z.record(z.string(), z.unknown());
const who = { as: z.string() };
const state = z.record(z.string(), z.record(z.string(), dict));
const container = z.discriminatedUnion('in', [
  z.object({ in: z.literal('message'), channel: z.string(), ts: z.string() }),
  z.object({ in: z.literal('view'), viewId: z.string() }),
]);

const act = z.discriminatedUnion('do', [
  z.object({
    ...who,
    do: z.literal('say'),
    channel: z.string(),
    threadTs: z.string().nullable().default(null),
    text: z.string(),
  }),
  z.object({ ...who, do: z.literal('press'), container, action: dict, state: state.default({}) }),
  z.object({ ...who, do: z.literal('submit'), viewId: z.string(), state: state.default({}) }),
  z.object({ ...who, do: z.literal('close'), viewId: z.string() }),
  z.object({ ...who, do: z.literal('shortcut'), callbackId: z.string(), channel: z.string(), ts: z.string() }),
  z.object({
    ...who,
    do: z.literal('options'),
    container,
    blockId: z.string(),
    actionId: z.string(),
    value: z.string(),
  }),
  z.object({ ...who, do: z.literal('open-home') }),
]);

/** An act as the page sent it; null when it is none. */
export function parseAct(value: unknown): Act | null {
  const { success, data } = act.safeParse(value);
  return success ? data : null;
}
