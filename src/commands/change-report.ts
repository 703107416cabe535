import type { ChangeView } from '../core/change-view.ts';
import { headline, stateWords } from '../core/change-view.ts';
import type { Report } from '../core/report.ts';

/** A change as the answer to a question: its state is the verdict. Faces show the change itself. */
export function changeReport(view: ChangeView, of: Omit<Report, 'verdict' | 'change'>): Report {
  const { is, word } = stateWords[view.change.state];
  return { ...of, verdict: { is, word, text: headline(view), check: null }, change: view };
}
