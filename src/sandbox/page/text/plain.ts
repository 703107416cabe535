import { record, wordsOf } from '../json.ts';
import type { Inline } from './inline.ts';
import { isKnownEmoji } from './known-emoji.ts';

/** `plain_text`: nothing is markup but short names of emoji, unless `emoji` is false. */
export function emojiOnly(object: unknown): readonly Inline[] {
  const text = wordsOf(object);
  if (record(object)['emoji'] === false) return lines(text);
  return text.split(/(:[a-z0-9_+-]+:)/).flatMap((part) => {
    const name = /^:([a-z0-9_+-]+):$/.exec(part)?.[1];
    return name !== undefined && isKnownEmoji(name) ? [{ is: 'emoji', name } satisfies Inline] : lines(part);
  });
}

function lines(text: string): readonly Inline[] {
  return text
    .split('\n')
    .flatMap<Inline>((line, nth) =>
      nth === 0 ? [{ is: 'text', text: line }] : [{ is: 'break' }, { is: 'text', text: line }],
    )
    .filter((node) => node.is !== 'text' || node.text !== '');
}
