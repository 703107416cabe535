import { blockCount, idsIn, objectsIn, repeated } from './walk.ts';
import { dictsOf, isDict, listOr } from '../json.ts';
import { fault, type Fault, flag, list, object, oneOf, type Place, type Surface, tagged, text } from './shape.ts';
import { anyBlock } from './blocks/index.ts';
import { limits } from './limits.ts';
import { plainText } from './texts.ts';

const { view: sizes } = limits;
const ids = { callback_id: text({ max: limits.id }), external_id: text({ max: limits.id }) };
const shared = { ...ids, private_metadata: text({ max: sizes.privateMetadata }) };

const view = tagged({
  modal: object(
    {
      required: { type: oneOf('modal'), title: plainText(sizes.title), blocks: list(anyBlock) },
      optional: {
        ...shared,
        submit: plainText(sizes.submit),
        close: plainText(sizes.close),
        clear_on_close: flag,
        notify_on_close: flag,
        submit_disabled: flag,
      },
    },
    (value, at) =>
      value['submit'] === undefined && dictsOf(value['blocks']).some(({ type }) => type === 'input')
        ? fault({ ...at, pointer: `${at.pointer}/submit` }, 'must define `submit` to use an `input` block in modals')
        : [],
  ),
  home: object({
    required: { type: oneOf('home'), blocks: list(anyBlock) },
    // A title is accepted and ignored, as are the modal's buttons.
    optional: {
      ...shared,
      title: plainText(sizes.title),
      submit: plainText(sizes.submit),
      close: plainText(sizes.close),
    },
  }),
});

/** What Slack would refuse of a modal or App Home, as views.open and views.publish take it. */
export function validateView(payload: unknown, pointer = '/view'): readonly Fault[] {
  const type = isDict(payload) ? payload['type'] : undefined;
  const surface: Surface = type === 'home' ? 'home' : 'modal';
  const at: Place = { pointer, surface };
  const blocks = isDict(payload) ? listOr(payload['blocks']) : [];
  const blocksAt: Place = { surface, pointer: `${pointer}/blocks` };
  if (blockCount(blocks) > limits.blocks[surface])
    return fault(blocksAt, `no more than ${limits.blocks[surface]} items allowed`);
  return [...view(payload, at), ...unique(blocks, blocksAt), ...size(payload, at)];
}

function unique(blocks: readonly unknown[], at: Place): readonly Fault[] {
  const focused = [...objectsIn(blocks, at.pointer)].filter(({ value }) => value['focus_on_load'] === true);
  const actions = blocks.flatMap((block, nth) => repeated(idsIn(block, `${at.pointer}/${nth}`, 'action_id')));
  return [
    ...repeated(idsIn(blocks, at.pointer, 'block_id')).flatMap((found) =>
      fault({ ...at, pointer: found.pointer }, `block_id "${found.id}" already exists`),
    ),
    ...actions.flatMap((found) => fault({ ...at, pointer: found.pointer }, `action_id "${found.id}" already exists`)),
    ...focused
      .slice(1)
      .flatMap((found) => fault({ ...at, pointer: found.pointer }, 'only one element may have `focus_on_load`')),
  ];
}

function size(payload: unknown, at: Place): readonly Fault[] {
  return Buffer.byteLength(JSON.stringify(payload) ?? '') > sizes.bytes
    ? fault(at, 'is too large', 'view_too_large')
    : [];
}
