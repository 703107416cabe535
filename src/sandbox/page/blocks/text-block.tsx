import { string } from '../json.ts';
import { Chunks } from '../text/chunks.tsx';
import { markdown } from '../text/markdown.ts';
import { richText } from '../text/rich-text.ts';
import type { BlockProps } from './block-props.ts';

export function RichTextBlock({ block }: BlockProps) {
  return (
    <div className="prose">
      <Chunks of={richText(block)} />
    </div>
  );
}

export function MarkdownBlock({ block }: BlockProps) {
  return (
    <div className="prose prose--markdown">
      <Chunks of={markdown(string(block['text']))} />
    </div>
  );
}
