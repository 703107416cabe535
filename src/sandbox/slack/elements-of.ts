import { type Dict, isDict } from './json.ts';
import { objectsIn } from './validate/walk.ts';

/** An interactive element and the block it is in. */
export interface Element {
  readonly blockId: string;
  readonly actionId: string;
  readonly element: Dict;
  /** The `input` block around it; null when it is in another kind of block. */
  readonly input: Dict | null;
}

/** Every element with an `action_id`, in order. */
export function elementsOf(blocks: readonly unknown[]): readonly Element[] {
  return blocks.filter(isDict).flatMap((block) => {
    const { block_id: own, child_blocks: children, type } = block;
    if (Array.isArray(children)) return elementsOf(children);
    return [...objectsIn(block, '')]
      .filter(({ value }) => typeof value['action_id'] === 'string')
      .map(({ value }) => ({
        blockId: String(own),
        actionId: String(value['action_id']),
        element: value,
        input: type === 'input' ? block : null,
      }));
  });
}
