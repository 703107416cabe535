import type { ContextBlock } from '@slack/types';
import type { Report } from '../../core/report.ts';
import { spelled } from '../../core/target.ts';
import { momentMarkup } from './moment.ts';
import { plainText } from './small-type.ts';

/** What the answer is about and when AWS was read; nothing where nothing was read. */
export function context({ target, at }: Report): readonly ContextBlock[] {
  if (target === null) return [];
  const where = [target.region, target.account].filter((part) => part !== null);
  const read = momentMarkup('read', at) ?? plainText(`read ${at}`);
  const about = [spelled(target), ...where].map((part) => plainText(part));
  return [{ type: 'context', elements: [...about, read] }];
}
