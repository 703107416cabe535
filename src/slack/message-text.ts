import { unmangle } from '../core/unmangle.ts';

/** Bounds for what other apps post: a message has at most 100 attachments, and we look only so deep. */
const deepest = 8;
const longest = 40_000;

/**
 * Everything that a message says, once: alerts of other apps often say it in attachments and blocks and not in `text`,
 * and Slack repeats in blocks what people wrote.
 */
export function messageText(message: Readonly<Record<string, unknown>>): string {
  const { text, attachments, blocks } = message;
  const parts = [text, ...textsIn(attachments, 0), ...textsIn(blocks, 0)];
  const said: string[] = [];
  let length = 0;
  for (const part of parts) {
    const words = typeof part === 'string' ? unmangle(part.slice(0, longest - length)) : '';
    if (words === '' || said.some((other) => other.includes(words))) continue;
    said.push(words);
    length += words.length;
  }
  return said.join('\n');
}

const spoken = new Set(['text', 'fallback', 'pretext', 'title', 'title_link', 'value', 'url']);

function textsIn(value: unknown, depth: number): readonly string[] {
  if (typeof value !== 'object' || value === null || depth > deepest) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    if (typeof each === 'string') return spoken.has(key) ? [each] : [];
    return textsIn(each, depth + 1);
  });
}
