import { isDetail, type Report, type Section } from '../../core/report.ts';
import { visibleLine } from '../../core/visible.ts';
import { type Words, plain, words } from '../../core/words.ts';
import { limits } from '../limits.ts';
import { actions } from './actions.ts';
import { causes } from './causes.ts';
import type { Block, Message, Piece, Showing } from './block.ts';
import { cut } from './cut.ts';
import { chart } from './chart.ts';
import { context } from './context.ts';
import { diff } from './diff.ts';
import { escaped } from './escape.ts';
import { findings } from './findings.ts';
import { fit } from './fit.ts';
import { gathered } from './folded-lines.ts';
import { bold, bullets, line, prose, richText, said } from './rich.ts';
import { table } from './table.ts';
import { terminalCommand } from './terminal-command.ts';
import { text } from './text.ts';
import { timeline } from './timeline.ts';
import { unknowns } from './unknowns.ts';
import { verdict, verdictWord } from './verdict.ts';
import { warning } from './warning.ts';

/** A report as Slack wants it. `id` is the answer's: its buttons carry that and nothing else. */
export function message(report: Report, { id, showing }: { id: string; showing: Showing }): Message {
  const head: readonly Piece[] = [
    { what: 'verdict', count: 1, blocks: [verdict(report.verdict)] },
    ...report.warnings.map(warned),
    { what: 'line', count: 1, blocks: context(report) },
  ];
  const pieces = [...head, ...body(report, showing)];
  const said = escaped(`${verdictWord(report.verdict)}${plain(report.verdict.text)}`.trim(), limits.fallbackText);
  return {
    text: said === '' ? 'Cooper' : said,
    blocks: fit([...gathered(pieces), ...moreOffers(report)], actions(report, id, showing), (left) =>
      leftOut(report, left),
    ),
  };
}

/** The sections in the report's order; what could not be seen stands right behind what was found, before the details. */
function body(report: Report, showing: Showing): readonly Piece[] {
  const details = report.sections.findIndex(isDetail);
  const first = details === -1 ? report.sections.length : details;
  const share = shares(report.sections);
  const pieces = report.sections.map((section, nth) =>
    sectionPieces(section, { ...share(nth), showing, said: report.verdict.check }),
  );
  return [...pieces.slice(0, first).flat(), ...unknowns(report.unknowns), ...pieces.slice(first).flat()];
}

/** How much of what a message may hold only so much of is this section's. */
interface Share {
  readonly drawn: boolean;
  readonly tableRoom: number;
}

interface Way extends Share {
  readonly showing: Showing;
  /** The check whose words the verdict has. */
  readonly said: string | null;
}

function shares(sections: readonly Section[]): (nth: number) => Share {
  const tables = sections.filter(({ is }) => is === 'table').length;
  const charts = sections.flatMap(({ is }, nth) => (is === 'chart' ? [nth] : []));
  return (nth) => ({
    drawn: charts.indexOf(nth) < limits.charts,
    tableRoom: Math.floor(limits.tableCharacters / Math.max(tables, 1)),
  });
}

function sectionPieces(section: Section, { showing, said, drawn, tableRoom }: Way): readonly Piece[] {
  switch (section.is) {
    case 'text':
      return text(section);
    case 'causes':
      return causes(section, showing, said);
    case 'findings':
      return findings(section, showing, said);
    case 'table':
      return table(section, tableRoom, showing);
    case 'chart':
      return chart(section, drawn);
    case 'diff':
      return diff(section);
    case 'timeline':
      return timeline(section);
  }
}

const warned = (what: Words): Piece => ({ what: 'warning', count: 1, blocks: [warning(what)] });

function leftOut(report: Report, left: string): Block {
  const where = words`Left out to fit into one message: ${left}. All of it, in a terminal: `;
  return richText(line(...prose(where), ...prose([{ code: terminalCommand(report) }])));
}

/** Offers beyond what a message shows as buttons, as they are asked in a terminal or in Slack. */
function moreOffers({ offers }: Report): readonly Piece[] {
  const rest = offers.slice(limits.offers);
  if (rest.length === 0) return [];
  const lines = rest.map(({ label, command, words: typed }) =>
    line(said(`${cut(visibleLine(label), 200)}: `), ...prose([{ code: `${command} ${typed}` }], 300)),
  );
  return [{ what: 'offer', count: rest.length, blocks: [richText(line(bold('You can also ask')), bullets(lines))] }];
}
