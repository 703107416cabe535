import type { ActionsBlock, Button } from '@slack/types';
import { visibleLine } from '../../core/visible.ts';
import type { Report, Section } from '../../core/report.ts';
import { actionIds } from '../names.ts';
import { limits } from '../limits.ts';
import type { Showing } from './block.ts';
import { cut } from './cut.ts';
import { isFolded } from './whole-document.ts';

/**
 * Buttons carry nothing but the answer's id: what they stand for is remembered here, because whatever comes back from
 * a client is a hint and never the truth.
 */
export function actions(report: Report, id: string, showing: Showing): readonly ActionsBlock[] {
  const about = report.target === null ? report.question : report.target.bucket;
  // Asking again is for answers that AWS may change.
  const again = report.target === null ? [] : [button(actionIds.again, 'Check again', id, `Check again: ${about}`)];
  const offers = report.offers
    .slice(0, limits.offers)
    .map(({ label }, nth) => button(actionIds.offer(nth), label, id, `${label}: ${about}`));
  const elements = [...again, ...more(report, id, showing), ...offers];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

function more(report: Report, id: string, showing: Showing): readonly Button[] {
  if (showing === 'all') return [button(actionIds.showLess, 'Show less', id, 'Show less')];
  return report.sections.some(hides) ? [button(actionIds.showAll, 'Show everything', id, 'Show everything')] : [];
}

/** Whether showing everything would show more of this section. */
function hides(section: Section): boolean {
  if (section.is === 'findings') return section.folded && section.findings.length > 0;
  if (section.is === 'causes') return section.folded || section.causes.some(({ patch }) => patch && isFolded(patch));
  return section.is === 'table' && section.folded;
}

const button = (action_id: string, label: string, value: string, spoken: string): Button => ({
  type: 'button',
  action_id,
  value,
  text: { type: 'plain_text', text: cut(visibleLine(label), limits.buttonText) || '–', emoji: false },
  accessibility_label: cut(visibleLine(spoken), limits.buttonText) || '–',
});
