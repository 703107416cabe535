import type { ModalView } from '@slack/types';
import type { Block, Message } from '../blocks/block.ts';
import { line, prose, richText } from '../blocks/rich.ts';
import { words } from '../../core/words.ts';

type More = Partial<Pick<ModalView, 'private_metadata' | 'callback_id' | 'submit' | 'clear_on_close'>>;

/** Titles and buttons of a modal hold 24 characters. */
export const modal = (title: string, blocks: readonly Block[], more: More = {}): ModalView => ({
  type: 'modal',
  title: small(title),
  close: small('Close'),
  // A chart stands in messages only, and changes have none.
  blocks: blocks.filter((block) => block.type !== 'data_visualization'),
  ...more,
});

/** What is seen until the change has been looked up: a trigger_id is good for three seconds («Handling user interaction»). */
export const loading = (): ModalView => modal('Change', [richText(line(...prose(words`Looking it up …`)))]);

/** Something that is told in place of the details. */
export const told = ({ blocks }: Message): ModalView => modal('Change', blocks);

export const small = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });
