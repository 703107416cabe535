import type { Access, Cause } from '../../../core/cause.ts';
import type { Section } from '../../../core/report.ts';
import { words } from '../../../core/words.ts';
import type { Explained } from '../explain.ts';
import { together } from '../patch/index.ts';

/** The cause that decides, what would bite after it, and what may, depending on what nobody knows. */
export function causeSections(explained: Explained): readonly Section[] {
  const { causes, decision } = explained;
  const sure = causes.filter(({ certainty }) => certainty !== 'possible');
  const open = causes.filter(({ certainty }) => certainty === 'possible');
  const depends = decision === 'depends';
  return [
    ...section(depends ? 'What most likely refuses it' : 'What refuses it', sure.slice(0, 1), false),
    ...section('What would refuse it next', sure.slice(1), false),
    ...enough(explained),
    ...section(depends ? 'What it depends on' : 'What may refuse it as well', open, sure.length > 0),
  ];
}

/** What refuses everybody alike, when the decision is a denial without a principal. */
export const refusingAll = ({ causes }: Access): readonly Section[] => section('What refuses everybody', causes, false);

const section = (title: string, causes: readonly Cause[], folded: boolean): readonly Section[] =>
  causes.length === 0 ? [] : [{ is: 'causes', title, causes, folded }];

/** Whether several patches do it, once all are made. */
function enough({ causes, legs }: Explained): readonly Section[] {
  const patches = causes.flatMap(({ patch }) => (patch ? [patch] : []));
  if (patches.length < 2) return [];
  const text = together(patches, legs)
    ? words`Together these ${patches.length} changes allow exactly this request.`
    : words`These changes are not enough: what has none must be mended as well.`;
  return [{ is: 'text', title: null, text: [text] }];
}
