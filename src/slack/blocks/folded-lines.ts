import type { ContextBlock } from '@slack/types';
import { limits } from '../limits.ts';
import type { Block, Piece } from './block.ts';
import { smallType } from './small-type.ts';

const what = 'folded detail';

/** A detail that is folded away, in small type: what it is, and how much. */
export const foldedLine = (text: string): Piece => ({ what, count: 1, blocks: [smallType([text])] });

/** Folded details that follow each other stand in one block instead of in a ladder of small lines. */
export function gathered(pieces: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const joined = joinedTo(all.at(-1), piece);
    if (joined === null) all.push(piece);
    else all.splice(-1, 1, joined);
  }
  return all;
}

/** Null where they can't stand in one block. */
function joinedTo(before: Piece | undefined, piece: Piece): Piece | null {
  const [one, other] = [before?.blocks[0], piece.blocks[0]];
  if (before?.what !== what || piece.what !== what || !isContext(one) || !isContext(other)) return null;
  const elements = [...one.elements, ...other.elements];
  if (elements.length > limits.contextElements) return null;
  return { what, count: before.count + piece.count, blocks: [{ ...one, elements }] };
}

const isContext = (block: Block | undefined): block is ContextBlock => block?.type === 'context';
