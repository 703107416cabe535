import type { Message } from '../../../src/slack/blocks/block.ts';
import { validateMessage } from '../../../src/sandbox/slack/validate/message.ts';

/** What Slack would refuse of a message, as it goes over the wire. */
export const faults = (message: Message): readonly unknown[] =>
  validateMessage(JSON.parse(JSON.stringify(message)) as Record<string, unknown>);

/** Every value under any of these keys, however deep. */
export function valuesOf(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [
    ...(keys.includes(key) ? [each] : []),
    ...valuesOf(each, ...keys),
  ]);
}

/** Everything that a person would read, as one text. */
export const readable = (message: { readonly text?: string; readonly blocks: readonly unknown[] }): string =>
  valuesOf(message.blocks, 'text', 'caption', 'title')
    .filter((text) => typeof text === 'string')
    .join('');

/** Every object of the given types, however deep. */
export function typed(value: unknown, ...types: readonly string[]): readonly Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap((each) => typed(each, ...types));
  return 'type' in value && types.includes(String(value.type)) ? [value, ...inside] : inside;
}
