import { visible } from '../../core/visible.ts';
import { cutCounting } from './cut.ts';

/**
 * Text from anywhere as Slack's mrkdwn: no mention and no link can come of it. There is no escape for `*`, `_`, `~`
 * and backticks, so this is for the message's own `text` only; in blocks, text is never mrkdwn.
 */
export function escaped(text: string, most: number): string {
  return cutCounting(visible(text), most).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
