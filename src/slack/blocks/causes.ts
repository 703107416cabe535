import type { Cause, Certainty, Patch } from '../../core/cause.ts';
import { evidenceLine } from '../../core/evidence-line.ts';
import { fixerWords } from '../../core/fixer-names.ts';
import type { CausesSection } from '../../core/report.ts';
import { visibleLine } from '../../core/visible.ts';
import { capitalised } from '../../core/words.ts';
import { limits } from '../limits.ts';
import type { Block, Piece, Showing } from './block.ts';
import { counted } from './counted.ts';
import { cut } from './cut.ts';
import { compared } from './diff.ts';
import { foldedLine } from './folded-lines.ts';
import { bold, emoji, line, prose, richText, said } from './rich.ts';
import { smallType } from './small-type.ts';
import { titled } from './titled.ts';
import { howToPut, wholeDocument } from './whole-document.ts';

const icons = { certain: 'x', likely: 'x', possible: 'grey_question' } as const satisfies Record<Certainty, string>;

/**
 * Each cause with its evidence, who can put it right and the smallest change; or, folded, a line that names them. The
 * one that the verdict has named (`saidCheck`) does not repeat its name.
 */
export function causes(section: CausesSection, showing: Showing, saidCheck: string | null): readonly Piece[] {
  if (section.folded && showing === 'brief') return [folded(section)];
  const pieces = section.causes.flatMap((cause, nth): readonly Piece[] => [
    { what: 'cause', count: 1, blocks: whole(cause, nth === 0 && saidCheck === `cause/${cause.id}`) },
    ...(cause.patch ? wholeDocument(cause.patch, showing) : []),
  ]);
  return [{ what: 'heading', count: 1, blocks: [titled(section.title)] }, ...pieces];
}

function folded({ title, causes: all }: CausesSection): Piece {
  const names = [...new Set(all.map((cause) => cause.title))].join('; ');
  return foldedLine(`${title}: ${counted(all.length, 'possible cause')} (${names})`);
}

function whole(cause: Cause, isNamed: boolean): readonly Block[] {
  const { fixers, next, evidence, patch } = cause;
  const text = [
    ...head(cause, isNamed),
    ...(fixers.length === 0 ? [] : [line(bold('Who can fix it: '), ...prose(fixerWords(fixers)), said('\n'))]),
    line(bold('What to do: '), ...prose(next)),
  ];
  const seen = evidence.length === 0 ? [] : [smallType(evidence.map((one) => `Seen: ${evidenceLine(one)}`))];
  return [richText(...text), ...seen, ...(patch ? change(patch) : [])];
}

function head({ id, title, certainty, because }: Cause, isNamed: boolean) {
  const icon = [emoji(icons[certainty]), said(' ')];
  const why = [...prose(capitalised(because)), said('.')];
  const known = said(` (${id}, ${certainty})\n`);
  if (isNamed) return [line(...icon, ...why, known)];
  return [line(...icon, bold(cut(visibleLine(title), 200)), known), line(...why, said('\n'))];
}

function change(patch: Patch): readonly Block[] {
  const { document, diff, probes } = patch;
  const checked = `checked with ${counted(probes, 'request')} around it`;
  const about = [bold('Smallest change: '), said(`${cut(visibleLine(document), limits.cell)}, ${checked}`)];
  return [richText(line(...about)), ...compared(diff), ...howToPut(patch)];
}
