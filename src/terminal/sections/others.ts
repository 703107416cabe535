import type { DiffSection, TextSection, TimelineSection } from '../../core/report.ts';
import { visibleLine } from '../../core/visible.ts';
import { hanging } from '../layout.ts';
import { type Look, paint, prose } from '../paint.ts';

export function textLines(look: Look, { text }: TextSection): readonly string[] {
  return text.map((paragraph) => hanging(look, '  ', prose(look, paragraph)));
}

const colors = { '+': 'green', '-': 'red', ' ': 'dim' } as const;

export const diffLines = (look: Look, { lines }: DiffSection): readonly string[] => changed(look, '  ', lines);

/** What goes and what comes, indented; the text's own indentation stays when it is wrapped. */
export function changed(look: Look, indent: string, lines: DiffSection['lines']): readonly string[] {
  return lines.map(({ sign, text }) => {
    const [own = ''] = /^ */.exec(text) ?? [];
    const lead = paint(look, colors[sign], `${indent}${sign} ${own}`);
    return hanging(look, lead, paint(look, colors[sign], visibleLine(text.slice(own.length))));
  });
}

export function timelineLines(look: Look, { events }: TimelineSection): readonly string[] {
  return events.map(({ at, who, text }) => {
    const when = `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
    const by = who === null ? '' : ` by ${visibleLine(who)}`;
    return hanging(look, `  ${paint(look, 'dim', when)}  `, `${prose(look, text)}${by}`);
  });
}
