import { blockCount, idsIn, repeated, textLength } from './walk.ts';
import { type Dict, dictsOf, listOr, textOr } from '../json.ts';
import { fault, type Fault, list, type Place } from './shape.ts';
import { anyBlock } from './blocks/index.ts';
import { limits } from './limits.ts';

const place = (pointer: string): Place => ({ pointer, surface: 'message' });
const { message: sizes } = limits;

/**
 * What Slack would refuse of a message: `text`, `blocks`, `attachments`, as chat.postMessage takes them. The code of
 * a fault is the API's error (`no_text`, `msg_too_long`, `msg_blocks_too_long`, `too_many_attachments`); a
 * `failed_constraint` comes out as `invalid_blocks`.
 */
export function validateMessage(payload: Dict): readonly Fault[] {
  const { text, blocks, attachments } = payload;
  return [
    ...(hasContent(payload) ? [] : fault(place(''), 'must have text, blocks or attachments', 'no_text')),
    ...(textOr(text).length > sizes.text ? fault(place('/text'), 'is too long', 'msg_too_long') : []),
    ...(listOr(attachments).length > sizes.attachments
      ? fault(place('/attachments'), 'too many attachments', 'too_many_attachments')
      : []),
    ...(blocks === undefined || blocks === null ? [] : validateBlocks(blocks, '/blocks')),
    ...dictsOf(attachments).flatMap((attachment, nth) =>
      attachment['blocks'] === undefined ? [] : validateBlocks(attachment['blocks'], `/attachments/${nth}/blocks`),
    ),
  ];
}

/** The blocks of one message, as `blocks.validate` judges them on their own. */
export function validateBlocks(blocks: unknown, pointer: string): readonly Fault[] {
  if (!Array.isArray(blocks)) return fault(place(pointer), 'must provide an array');
  if (blockCount(blocks) > limits.blocks.message)
    return fault(place(pointer), `no more than ${limits.blocks.message} items allowed`);
  const shaped = list(anyBlock)(blocks, place(pointer));
  return [...shaped, ...unique(blocks, pointer), ...budgets(blocks, pointer)];
}

function hasContent({ text, blocks, attachments, files }: Dict): boolean {
  return textOr(text).trim() !== '' || [blocks, attachments, files].some((each) => listOr(each).length > 0);
}

function unique(blocks: readonly unknown[], pointer: string): readonly Fault[] {
  return [
    ...repeated(idsIn(blocks, pointer, 'block_id')).flatMap((found) =>
      fault(place(found.pointer), `block_id "${found.id}" already exists`),
    ),
    // Slack insists only within a block; a message whose buttons can't be told apart by their id is a bug of the app.
    ...repeated(idsIn(blocks, pointer, 'action_id')).flatMap((found) =>
      fault(place(found.pointer), `action_id "${found.id}" already exists`),
    ),
  ];
}

function budgets(blocks: readonly unknown[], pointer: string): readonly Fault[] {
  const of = (...types: readonly string[]) => dictsOf(blocks).filter(({ type }) => types.includes(String(type)));
  const inContainers = of('container').flatMap(({ child_blocks: children }) => dictsOf(children));
  const tables = [...of('table'), ...inContainers.filter(({ type }) => type === 'table')];
  const at = place(pointer);
  return [
    ...(of('data_visualization').length > sizes.charts
      ? fault(at, `no more than ${sizes.charts} data_visualization blocks allowed`)
      : []),
    ...(tables.length > sizes.tables ? fault(at, 'only_one_table_allowed') : []),
    ...(textLength([tables, of('data_table')].map(rowsOf)) > sizes.tableText
      ? fault(at, `no more than ${sizes.tableText} characters in tables allowed`)
      : []),
    ...(textLength(of('markdown')) > sizes.markdown
      ? fault(at, `no more than ${sizes.markdown} characters in markdown blocks allowed`)
      : []),
    ...(textLength(blocks) > sizes.blockText ? fault(at, 'is too long', 'msg_blocks_too_long') : []),
  ];
}

const rowsOf = (tables: readonly Dict[]): readonly unknown[] => tables.map(({ rows }) => rows);
