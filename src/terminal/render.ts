import stringWidth from 'string-width';
import type { Refusal } from '../core/errors.ts';
import { isDetail, type Offer, type Report, type Section, type Verdict } from '../core/report.ts';
import { shellWord } from '../core/shell-word.ts';
import { spelled } from '../core/target.ts';
import { unknownLines } from '../core/unknown-lines.ts';
import { visibleLine } from '../core/visible.ts';
import { changeParts } from './changes/render.ts';
import { hanging } from './layout.ts';
import { type Look, paint, prose } from './paint.ts';
import { causesLines } from './sections/causes.ts';
import { chartLines } from './sections/chart.ts';
import { findingsLines } from './sections/findings.ts';
import { diffLines, textLines, timelineLines } from './sections/others.ts';
import { tableLines } from './sections/table.ts';
import { verdictLine } from './verdict.ts';

/** A report as a terminal shows it: verdict first, then everything else, whole. */
export function render(look: Look, report: Report): string {
  const first = report.sections.findIndex(isDetail);
  const [found, details] =
    first === -1 ? [report.sections, []] : [report.sections.slice(0, first), report.sections.slice(first)];
  const part = (section: Section) => [
    hanging(look, '', paint(look, 'bold', visibleLine(section.title ?? ''))),
    ...body(look, section, report.verdict),
  ];
  const parts = [
    report.warnings.map((warning) =>
      hanging(look, paint(look, ['yellow', 'bold'], '! Warning: '), prose(look, warning)),
    ),
    [verdictLine(look, report.verdict), ...about(look, report)],
    ...(report.change === undefined ? [] : changeParts(look, report.change, new Date(report.at))),
    ...found.map(part),
    unseen(look, report),
    ...details.map(part),
    offers(look, report),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) =>
      lines
        .filter((line, nth) => line !== '' || nth > 0)
        .join('\n')
        .trimEnd(),
    )
    .join('\n\n')}\n`;
}

/** A refusal: what is wrong, what to do, then what it rests on. */
export function renderRefusal(look: Look, { because, next, diffs }: Refusal): string {
  const lines = [
    hanging(look, `${paint(look, ['yellow', 'bold'], '!')} `, prose(look, because)),
    hanging(look, '  ', prose(look, next)),
    ...diffs.flatMap((diff) => [
      '',
      hanging(look, '', paint(look, 'bold', visibleLine(diff.title))),
      ...diffLines(look, diff),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Of what, and when AWS was read; nothing where nothing was read. */
function about(look: Look, { target, at }: Report): readonly string[] {
  if (target === null) return [];
  const read = `${visibleLine(spelled(target))} · read ${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;
  return [hanging(look, '', paint(look, 'dim', read))];
}

function body(look: Look, section: Section, { check }: Verdict): readonly string[] {
  switch (section.is) {
    case 'text':
      return textLines(look, section);
    case 'causes':
      return causesLines(look, section, check);
    case 'findings':
      return findingsLines(look, section, check);
    case 'table':
      return tableLines(look, section);
    case 'chart':
      return chartLines(look, section);
    case 'diff':
      return diffLines(look, section);
    case 'timeline':
      return timelineLines(look, section);
  }
}

function unseen(look: Look, { unknowns }: Report): readonly string[] {
  if (unknowns.length === 0) return [];
  const lines = unknownLines(unknowns).map((text) =>
    hanging(look, `  ${paint(look, 'yellow', '?')} `, prose(look, text)),
  );
  return [paint(look, 'bold', 'Not seen'), ...lines];
}

function offers(look: Look, report: Report): readonly string[] {
  if (report.offers.length === 0) return [];
  return [paint(look, 'bold', 'Next'), ...report.offers.map((one) => offered(look, one))];
}

/** What is too long for a line stands on one of its own, whole: it is copied into a shell. */
function offered(look: Look, { label, command, words }: Offer): string {
  const typed = `cooper ${command} ${shellWord(visibleLine(words))}`.trimEnd();
  const line = `${visibleLine(label)}: `;
  if (stringWidth(line + typed) + 2 <= look.width) return `  ${line}${paint(look, 'cyan', typed)}`;
  return `${hanging(look, '  ', line.trimEnd())}\n    ${paint(look, 'cyan', typed)}`;
}
