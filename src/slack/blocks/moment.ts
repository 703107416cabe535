import type { MrkdwnElement, RichTextElement } from '@slack/types';
import { visibleLine } from '../../core/visible.ts';
import { cut } from './cut.ts';
import { said } from './rich.ts';

const shape = '{date_short_pretty} {time_secs}';

/** A time in the reader's own zone; `at` is ISO 8601. */
export function momentIn(at: string): RichTextElement {
  const timestamp = seconds(at);
  return timestamp === null
    ? said(cut(visibleLine(at), 60))
    : { type: 'date', timestamp, format: shape, fallback: utc(timestamp) };
}

/** As `momentIn`, for small type: the one place where we write mrkdwn, and nobody else's text is in it. */
export function momentMarkup(before: string, at: string): MrkdwnElement | null {
  const timestamp = seconds(at);
  if (timestamp === null) return null;
  return { type: 'mrkdwn', text: `${before} <!date^${timestamp}^${shape}|${utc(timestamp)}>`, verbatim: true };
}

function seconds(at: string): number | null {
  const time = Date.parse(at);
  return Number.isNaN(time) ? null : Math.floor(time / 1_000);
}

const utc = (timestamp: number): string =>
  `${new Date(timestamp * 1_000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
