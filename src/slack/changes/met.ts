import type { RichTextSection } from '@slack/types';
import type { Affected, Change } from '../../core/change.ts';
import { counted } from '../blocks/counted.ts';
import { line, said } from '../blocks/rich.ts';

/** Whom a change meets, in numbers, as long as somebody must decide: names and policies stand in the details. */
export function met({ state, preview }: Change): readonly RichTextSection[] {
  if (state !== 'draft' && state !== 'pending' && state !== 'approved') return [];
  const found = ways.flatMap(([how, one, more]) => {
    const count = preview.affected.filter((each) => each.how === how).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : more}`];
  });
  const unknown = preview.notKnown.length;
  const open = unknown > 0 ? `; ${counted(unknown, 'open question')}` : '';
  return [line(said(`Affected: ${found.join(', ') || 'nobody that Cooper found'}${open}`))];
}

const ways = [
  ['loses', 'loses access', 'lose access'],
  ['gains', 'gains access', 'gain access'],
  ['perhaps', 'perhaps', 'perhaps'],
] as const satisfies readonly (readonly [Affected['how'], string, string])[];
