import { type Dict, dictOr, dictsOf, isDict, listOr } from '../json.ts';

/** Something with an `action_id`, and where it is. */
export interface Found {
  readonly id: string;
  readonly pointer: string;
}

/** Every object inside a value, the value itself first, each with its JSON pointer. */
export function* objectsIn(
  value: unknown,
  pointer: string,
): Generator<{ readonly value: Dict; readonly pointer: string }> {
  if (Array.isArray(value)) {
    for (const [nth, each] of value.entries()) yield* objectsIn(each, `${pointer}/${nth}`);
  } else if (isDict(value)) {
    yield { value, pointer };
    for (const [key, each] of Object.entries(value)) yield* objectsIn(each, `${pointer}/${key}`);
  }
}

/** Every object's value under this key, where it is a text. */
export function idsIn(value: unknown, pointer: string, key: 'block_id' | 'action_id'): readonly Found[] {
  return [...objectsIn(value, pointer)].flatMap((found) => {
    const id = found.value[key];
    return typeof id === 'string' ? [{ id, pointer: `${found.pointer}/${key}` }] : [];
  });
}

/** Those that repeat an earlier one. */
export function repeated(found: readonly Found[]): readonly Found[] {
  const seen = new Set<string>();
  return found.filter(({ id }) => seen.has(id) || !seen.add(id));
}

/** How many blocks count against the surface: what a layout holds counts with it (reference, «Layout block»). */
export function blockCount(blocks: readonly unknown[]): number {
  return blocks
    .filter(isDict)
    .reduce((sum, block) => sum + 1 + (block['type'] === 'layout' ? nestedIn(block['rows']) : 0), 0);
}

function nestedIn(rows: unknown): number {
  const items = dictsOf(rows).flatMap((row) => listOr(Object.values(row).find(Array.isArray)));
  return items.reduce<number>((sum, item) => {
    const { block, blocks } = dictOr(item);
    return sum + (block === undefined ? listOr(blocks).length : 1);
  }, 0);
}

/** The length of all text that people would see: texts, titles, captions and labels. */
export function textLength(value: unknown): number {
  const shown = ['text', 'title', 'caption', 'label'];
  let sum = 0;
  for (const found of objectsIn(value, ''))
    for (const key of shown) {
      const text = found.value[key];
      if (typeof text === 'string') sum += text.length;
    }
  return sum;
}
