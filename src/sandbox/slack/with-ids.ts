import { type Dict, dictsOf, isDict } from './json.ts';
import type { Block } from './protocol.ts';
import { secret } from './ids.ts';

/** Where blocks keep interactive elements and other blocks. */
const nests = ['accessory', 'element', 'elements', 'actions', 'child_blocks', 'fallback'] as const;

/** Elements that people can do nothing with. */
const inert = new Set(['image', 'mrkdwn', 'plain_text', 'card']);

/** The blocks with every `block_id` and `action_id` that the app left out, as Slack fills them in. */
export function withIds(blocks: unknown): readonly Block[] {
  return dictsOf(blocks).map((block) => ({
    ...nested(block),
    block_id: block['block_id'] ?? secret(3),
  })) as unknown as readonly Block[];
}

function nested(of: Dict): Dict {
  if (of['type'] === 'rich_text') return of;
  const filled = nests
    .filter((key) => of[key] !== undefined)
    .map((key) => [key, key === 'child_blocks' || key === 'fallback' ? withIds(of[key]) : element(of[key])] as const);
  return { ...of, ...Object.fromEntries(filled) };
}

function element(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(element);
  if (!isDict(value)) return value;
  if (inert.has(String(value['type']))) return nested(value);
  return { action_id: secret(3), ...value };
}
