import { type ChangeView, verbsOf } from '../../core/change-view.ts';
import type { Block, Message } from '../blocks/block.ts';
import { cardVerbs, changeButtons } from './buttons.ts';
import { changeLine, head, headText } from './head.ts';
import type { Sign } from './signer.ts';

/**
 * The message by which a channel decides about a change. It holds nothing that not everybody in the channel may know;
 * `id` makes its block_ids new, as Slack wants it of every update.
 */
export function card(view: ChangeView, { sign, id }: { sign: Sign | null; id: string }): Message {
  const buttons = changeButtons(view, { surface: 'card', verbs: cardVerbs(verbsOf(view)), sign });
  const about = changeLine(view);
  return { text: headText(view), blocks: withIds([...head(view, 'everybody'), about, ...buttons], id) };
}

const withIds = (blocks: readonly Block[], id: string): readonly Block[] =>
  blocks.map((block, nth) => ({ ...block, block_id: `${id}:${nth}` }));
