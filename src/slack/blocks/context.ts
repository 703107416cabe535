import type { ContextBlock } from '@slack/types';
import type { Report } from '../../core/report.ts';
import { spelled } from '../../core/target.ts';
import { momentMarkup } from './moment.ts';
import { plainText } from './small-type.ts';

/** What the answer is about and when AWS was read. */
export function context({ target, at }: Report): ContextBlock {
  const about = target === null ? [] : [plainText(spelled(target))];
  const where = target === null ? [] : [target.region, target.account].filter((part) => part !== null);
  const read = momentMarkup('read', at) ?? plainText(`read ${at}`);
  return { type: 'context', elements: [...about, ...where.map((part) => plainText(part)), read] };
}
