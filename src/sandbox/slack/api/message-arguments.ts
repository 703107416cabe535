import { type Dict, dictsOf, textOr } from '../json.ts';
import { type Post, isReady } from '../state.ts';
import type { Arguments } from './arguments.ts';
import { objectsIn } from '../validate/walk.ts';
import { refuse } from './refuse.ts';
import type { Sandbox } from '../sandbox.ts';
import { SlackError } from './slack-error.ts';
import { validateMessage } from '../validate/message.ts';
import { withIds } from '../with-ids.ts';

export type Content = Pick<Post, 'text' | 'blocks' | 'attachments' | 'metadata'>;

/** What a message is to say, checked. Errors: invalid_blocks_format, invalid_blocks, no_text, msg_too_long and their like. */
export function contentOf(sandbox: Sandbox, args: Arguments): Content {
  const markdown = args.text('markdown_text');
  const given = args.json('blocks', 'invalid_blocks_format');
  const text = textOr(args.all['text']);
  if (markdown !== null && (given !== undefined || text !== '')) throw new SlackError('markdown_text_conflict');
  const blocks = markdown === null ? given : [{ type: 'markdown', text: markdown }];
  const attachments = args.json('attachments', 'invalid_attachments');
  const metadata = args.json('metadata', 'invalid_metadata_format');
  return checkedContent(sandbox, { text: markdown ?? text, blocks, attachments, metadata });
}

export function checkedContent(sandbox: Sandbox, message: Dict): Content {
  refuse(validateMessage(message), 'invalid_blocks');
  refuse(unreadyFiles(sandbox, message['blocks']), 'invalid_blocks');
  return {
    text: textOr(message['text']),
    blocks: withIds(message['blocks']),
    attachments: dictsOf(message['attachments']).map((each) => ({ ...each, blocks: withIds(each['blocks']) })),
    metadata: (message['metadata'] as Dict | undefined) ?? null,
  };
}

/** A file that Slack is still working on can't be shown yet (slackapi/python-slack-sdk#1658). */
function unreadyFiles({ state, now, url }: Sandbox, blocks: unknown): Parameters<typeof refuse>[0] {
  return [...objectsIn(blocks, '/blocks')].flatMap(({ value, pointer }) => {
    const file = value['slack_file'] as Dict | undefined;
    if (file === undefined) return [];
    const id = textOr(file['id']) || textOr(file['url']).replace(`${url()}/files/`, '');
    const stored = state.files.get(id);
    const isImage = stored !== undefined && /^image\/(png|jpeg|gif)$/.test(stored.mimetype);
    if (isImage && isReady(stored, now())) return [];
    return [{ pointer: `${pointer}/slack_file`, code: 'failed_constraint', message: 'invalid slack file' }];
  });
}
