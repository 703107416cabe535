import { string, wordsOf } from '../json.ts';
import { record } from '../json.ts';
import { Chunks } from './chunks.tsx';
import { emojiOnly } from './plain.ts';
import { Inlines } from './inlines.tsx';
import { mrkdwn, mrkdwnInline } from './mrkdwn.ts';

/** A text object of Block Kit with room for paragraphs. */
export function TextObject({ of }: { readonly of: unknown }) {
  if (string(record(of)['type']) === 'mrkdwn') return <Chunks of={mrkdwn(wordsOf(of))} />;
  return (
    <p dir="auto">
      <Inlines of={emojiOnly(of)} />
    </p>
  );
}

/** A text object on one line: labels, titles, options. */
export function TextLine({ of }: { readonly of: unknown }) {
  const isMarkup = string(record(of)['type']) === 'mrkdwn';
  return <Inlines of={isMarkup ? mrkdwnInline(wordsOf(of)) : emojiOnly(of)} />;
}
