import { useState } from 'react';
import { type Json, record, wordsOf } from '../json.ts';
import { richText } from '../text/rich-text.ts';
import { type ElementProps, useField } from './field.ts';

/** Rich text typed without styles; the app gets a `rich_text` block with one section. */
export function RichTextInput(props: ElementProps) {
  const field = useField(props);
  const [typed, setTyped] = useState(() => wordsIn(record(field.value['rich_text_value'])));
  return (
    <textarea
      className="text-input"
      rows={4}
      dir="auto"
      aria-labelledby={props.labelledBy}
      placeholder={wordsOf(props.element['placeholder'])}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        field.set({ rich_text_value: target.value === '' ? null : blockOf(target.value) });
      }}
    />
  );
}

const blockOf = (text: string): Json => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});

function wordsIn(block: Json): string {
  const paragraphs = richText(block).flatMap((chunk) => (chunk.is === 'paragraph' ? [chunk.inside] : []));
  return paragraphs.map((nodes) => nodes.map((node) => (node.is === 'text' ? node.text : '')).join('')).join('\n');
}
