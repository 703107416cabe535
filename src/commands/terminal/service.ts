import type { Acted } from '../../core/acting.ts';
import type { ChangeView, Verb } from '../../core/change-view.ts';
import type { Report } from '../../core/report.ts';
import type { AuditSource } from '../audit-log/source.ts';

/** What somebody typed about one change. */
interface TypedAct {
  readonly verb: Verb;
  readonly changeId: string;
  /** Of what they were shown. */
  readonly revision: number;
  readonly reason: string | null;
  readonly ticket: string | null;
}

/** What a terminal asks of Cooper: of the one in its own process, or of the one that has the store. */
export interface Service {
  ask(text: string): Promise<Report>;
  /** Null: there is no such change. */
  view(changeId: string): Promise<ChangeView | null>;
  act(of: TypedAct): Promise<Acted>;
  /** Sees to it that somebody works on what was approved, as long as it takes; gives the change as it then is. */
  settle(changeId: string): Promise<ChangeView>;
  readonly audit: AuditSource;
}
