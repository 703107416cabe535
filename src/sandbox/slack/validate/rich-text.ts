import { fault, flag, integer, list, object, oneOf, type Shape, tagged, text } from './shape.ts';
import { id, type } from './elements/common.ts';
import { dictsOf } from '../json.ts';

const styles = {
  bold: flag,
  italic: flag,
  strike: flag,
  code: flag,
  underline: flag,
  highlight: flag,
  client_highlight: flag,
  unlink: flag,
};
const style = { style: object({ optional: styles }) };
const filled = text({ min: 1 });

const element = (
  name: string,
  required: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
) => object({ required: { ...type(name), ...required }, optional: { ...style, ...optional } });

const textElement = element('text', { text: filled });
const link = element('link', { url: filled }, { text: text(), unsafe: flag });

/** Reference, «Rich text block»: its `text` elements are shown as they are and parsed for nothing. */
const inline: Shape = tagged({
  text: textElement,
  link,
  broadcast: element('broadcast', { range: oneOf('here', 'channel', 'everyone') }),
  color: element('color', { value: filled }),
  channel: element('channel', { channel_id: id }),
  date: element('date', { timestamp: integer(), format: filled }, { url: text(), fallback: text() }),
  emoji: element('emoji', { name: filled }, { unicode: text(), url: text() }),
  team: element('team', { team_id: id }),
  user: element('user', { user_id: id }),
  usergroup: element('usergroup', { usergroup_id: id }),
});

const border = { border: integer({ min: 0, max: 1 }) };
const section = object({ required: { ...type('rich_text_section'), elements: list(inline) } });

const part: Shape = tagged({
  rich_text_section: section,
  rich_text_list: object({
    required: { ...type('rich_text_list'), style: oneOf('bullet', 'ordered'), elements: list(section) },
    optional: { ...border, indent: integer({ min: 0, max: 8 }), offset: integer({ min: 0 }) },
  }),
  rich_text_quote: object({ required: { ...type('rich_text_quote'), elements: list(inline) }, optional: border }),
  rich_text_preformatted: object({
    required: { ...type('rich_text_preformatted'), elements: list(tagged({ text: textElement, link })) },
    optional: { ...border, language: text() },
  }),
});

export const richText: Shape = object(
  { required: { ...type('rich_text'), elements: list(part) }, optional: { block_id: id } },
  (value, at) => (dictsOf(value['elements']).length === 0 ? fault(at, 'no fewer than 1 items allowed') : []),
);
