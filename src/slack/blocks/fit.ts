import { limits } from '../limits.ts';
import type { Block, Piece } from './block.ts';
import { counted } from './counted.ts';

/** Room for the words that say what was left out. */
const room = { blocks: 1, characters: 1_800 } as const;

/** What a surface holds. */
interface Budget {
  readonly blocks: number;
  readonly characters: number;
}

export const modalBudget: Budget = { blocks: limits.modalBlocks, characters: limits.modalCharacters };

/**
 * As many pieces as fit into one message with `tail`, in order; after the first of a kind that does not fit, no later
 * one of that kind is shown, so that lists end instead of having holes. `more` makes the block that says what was left out.
 */
export function fit(
  pieces: readonly Piece[],
  tail: readonly Block[],
  more: (left: string) => Block,
  budget: Budget = limits,
): readonly Block[] {
  const all = pieces.flatMap(({ blocks }) => blocks);
  if (all.length + tail.length <= budget.blocks && weight([...all, ...tail]) <= budget.characters)
    return [...all, ...tail];

  let blocks = budget.blocks - tail.length - room.blocks;
  let characters = budget.characters - weight(tail) - room.characters;
  const shown: Block[] = [];
  const left = new Map<string, number>();
  for (const piece of pieces) {
    const heavy = weight(piece.blocks);
    if (left.has(piece.what) || piece.blocks.length > blocks || heavy > characters) {
      left.set(piece.what, (left.get(piece.what) ?? 0) + piece.count);
      continue;
    }
    blocks -= piece.blocks.length;
    characters -= heavy;
    shown.push(...piece.blocks);
  }
  return [...shown, more(told(left)), ...tail];
}

function told(left: ReadonlyMap<string, number>): string {
  return [...left].map(([what, count]) => counted(count, what)).join(', ');
}

const texts = new Set(['text', 'title', 'caption', 'name', 'label', 'fallback', 'x_label', 'y_label']);

/** Characters of text in blocks, however deep. */
export function weight(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + weight(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, each]) => sum + (typeof each === 'string' && texts.has(key) ? each.length : weight(each)),
    0,
  );
}
