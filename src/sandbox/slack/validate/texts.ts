import { flag, object, oneOf, type Shape, tagged, text } from './shape.ts';
import { limits } from './limits.ts';

/** Text objects (reference, «Text object»). An empty text is refused everywhere. */
export const plainText = (max: number = limits.text): Shape =>
  object({ required: { type: oneOf('plain_text'), text: text({ min: 1, max }) }, optional: { emoji: flag } });

export const mrkdwn = (max: number = limits.text): Shape =>
  object({ required: { type: oneOf('mrkdwn'), text: text({ min: 1, max }) }, optional: { verbatim: flag } });

export const anyText = (max: number = limits.text): Shape =>
  tagged({ plain_text: plainText(max), mrkdwn: mrkdwn(max) });
