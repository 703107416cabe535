import type { Access, Cause } from './cause.ts';
import type { ChangeView } from './change-view.ts';
import type { Finding, Unknown } from './finding.ts';
import type { Target } from './target.ts';
import type { Words } from './words.ts';

/** The answer to a question, before anyone knows whether Slack, a terminal or a program will show it. */
export interface Report {
  /** The command that was asked, such as `diagnose`. */
  readonly question: string;
  /** The question as it could be typed again, without the command's name. */
  readonly asked: string;
  readonly target: Target | null;
  /** When the facts were read: ISO 8601, UTC. */
  readonly at: string;
  readonly verdict: Verdict;
  /** What the person must know before anything else: a secret in what they pasted, say. Never holds the secret. */
  readonly warnings: readonly Words[];
  readonly sections: readonly Section[];
  readonly offers: readonly Offer[];
  readonly unknowns: readonly Unknown[];
  /** Of a diagnosis of access: the decision and its causes. */
  readonly access?: Access;
  /** Of a preview, or of one change: faces show it in place of the sections. */
  readonly change?: ChangeView;
}

/** One line that somebody at 3 a.m. can act on. `unknown` is never good news; `note` judges nothing. */
export interface Verdict {
  readonly is: 'ok' | 'problem' | 'unknown' | 'note';
  /** `Denied`, `Depends` …: what faces call it where that says more than `Problem` or `Unknown`. */
  readonly word?: string;
  readonly text: Words;
  /** The id of the check whose words these are, so that no face says them twice; null when they are nobody's. */
  readonly check: string | null;
}

export type Section =
  | TextSection
  | CausesSection
  | FindingsSection
  | TableSection
  | ChartSection
  | DiffSection
  | TimelineSection;

export interface TextSection {
  readonly is: 'text';
  readonly title: string | null;
  /** Paragraphs. */
  readonly text: readonly Words[];
}

/** Why a request is refused: each cause with its evidence, who can put it right, and its patch. */
export interface CausesSection {
  readonly is: 'causes';
  readonly title: string;
  /** Most telling first. */
  readonly causes: readonly Cause[];
  /** A face may give each a line, as long as it shows them whole when asked. */
  readonly folded: boolean;
}

export interface FindingsSection {
  readonly is: 'findings';
  readonly title: string;
  readonly findings: readonly Finding[];
  /** Details that a face may fold away until asked, as long as it says how many there are. */
  readonly folded: boolean;
}

export interface TableSection {
  readonly is: 'table';
  readonly title: string;
  /** Details that a face may fold away until asked, as long as it says so. */
  readonly folded: boolean;
  readonly columns: readonly Column[];
  /** One cell for each column. `null` is «not known», never zero. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

interface Column {
  readonly name: string;
  readonly align: 'left' | 'right';
}

/** The data of a chart. Every chart's numbers are in the section, so that a face without charts can show a table. */
export interface ChartSection {
  readonly is: 'chart';
  readonly title: string;
  readonly kind: 'line' | 'bar';
  /** Of the values: `requests`, `ms`, `bytes`, `USD` … */
  readonly unit: string;
  /** Labels along the x axis, in order. */
  readonly xs: readonly string[];
  /** One value for each x; `null` is a gap, not a zero. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

export interface DiffSection {
  readonly is: 'diff';
  readonly title: string;
  readonly lines: readonly { readonly sign: ' ' | '+' | '-'; readonly text: string }[];
}

export interface TimelineSection {
  readonly is: 'timeline';
  readonly title: string;
  /** Newest first; `at` is ISO 8601, UTC. */
  readonly events: readonly { readonly at: string; readonly who: string | null; readonly text: Words }[];
}

/** Something the reader may do next. `ask` is a question of Cooper's; a face adds what only it can do. */
export interface Offer {
  readonly does: 'ask';
  readonly label: string;
  readonly command: string;
  /** The words after the command, as `Report.asked`. */
  readonly words: string;
}

/** Details come after what could not be seen; before it stands what was found to be so. */
export function isDetail(section: Section): boolean {
  switch (section.is) {
    case 'text':
      return false;
    case 'causes':
    case 'findings':
      return section.folded;
    case 'table':
    case 'chart':
    case 'diff':
    case 'timeline':
      return true;
  }
}

export function findingsOf(report: Report): readonly Finding[] {
  return report.sections.flatMap((section) => (section.is === 'findings' ? section.findings : []));
}
