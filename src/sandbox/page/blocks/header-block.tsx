import { createElement } from 'react';
import { number } from '../json.ts';
import { TextLine } from '../text/text-object.tsx';
import type { BlockProps } from './block-props.ts';

/** `level` is 1 to 4; a page has headings of its own above these, so the first is an `h3`. */
export function HeaderBlock({ block }: BlockProps) {
  const level = Math.min(Math.max(number(block['level'], 1), 1), 4);
  const className = `header header--${level}`;
  return createElement(`h${level + 2}`, { className, dir: 'auto' }, <TextLine of={block['text']} />);
}
