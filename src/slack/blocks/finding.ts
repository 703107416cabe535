import type { RichTextSection } from '@slack/types';
import { evidenceLine } from '../../core/evidence-line.ts';
import type { Finding, Outcome } from '../../core/finding.ts';
import { visibleLine } from '../../core/visible.ts';
import { code, listed, plain } from '../../core/words.ts';
import type { Block } from './block.ts';
import { cut } from './cut.ts';
import { bold, emoji, line, prose, richText, said } from './rich.ts';
import { smallType } from './small-type.ts';

const signs = {
  fail: { icon: 'x', word: 'Failed' },
  unknown: { icon: 'grey_question', word: 'Not checked' },
  pass: { icon: 'white_check_mark', word: 'Passed' },
  'not applicable': { icon: 'heavy_minus_sign', word: 'Does not apply' },
} as const satisfies Record<Outcome['is'], { icon: string; word: string }>;

/**
 * A finding in full: what is wrong, what to do, and in small type what AWS answered. What the verdict has said already
 * is not said again.
 */
export function fullFinding(finding: Finding, isSaid: boolean): readonly Block[] {
  const { outcome } = finding;
  const next = outcome.is === 'fail' ? [line(bold('What to do: '), ...prose(outcome.next))] : [];
  const evidence =
    'evidence' in outcome && outcome.evidence.length > 0 ? [smallType(outcome.evidence.map(evidenceLine))] : [];
  const because = isSaid ? [] : [line(...prose(outcome.because))];
  return [richText(head(finding), ...because, ...next), ...evidence];
}

/** A finding as one line of a list. */
export function briefFinding(finding: Finding): RichTextSection {
  const { outcome } = finding;
  const sign = signs[outcome.is];
  const elements = [emoji(sign.icon), said(` ${sign.word}: `), bold(cut(visibleLine(finding.title), 200)), said(' – ')];
  return line(...elements, ...prose(outcome.because, 400), ...permissions(outcome));
}

function head({ title, severity, outcome }: Finding): RichTextSection {
  const sign = signs[outcome.is];
  const how = outcome.is === 'fail' ? severity : sign.word;
  return line(
    emoji(sign.icon),
    said(' '),
    bold(`${outcome.is === 'fail' ? 'Not true: ' : ''}${cut(visibleLine(title), 200)}`),
    said(` (${how})\n`),
  );
}

/** Permissions that the reason does not name already. */
function permissions(outcome: Outcome) {
  if (outcome.is !== 'unknown') return [];
  const needs = outcome.needs.filter((action) => !plain(outcome.because).includes(action));
  return needs.length === 0 ? [] : [said('. Needs '), ...prose(listed(needs.map(code)), 300)];
}
