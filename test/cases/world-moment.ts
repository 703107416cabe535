import type { State } from '../../src/sandbox/aws/state.ts';

const milliseconds: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `-3d`, `+30d`, `-2h` from the world's now, or ISO 8601. */
export function momentIn(state: State, text: string): Date {
  const [, sign, count, unit] = /^([+-])(\d+)([dhm])$/.exec(text) ?? [];
  const length = milliseconds[unit ?? ''];
  if (length === undefined) return new Date(text);
  return new Date(state.clock().getTime() + (sign === '-' ? -1 : 1) * Number(count) * length);
}
