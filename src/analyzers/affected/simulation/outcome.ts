import type { Affected } from '../../../core/change.ts';
import type { Weighed } from '../../../policy/weigh.ts';
import type { Candidate } from './candidate.ts';

export type Transport = 'HTTPS' | 'plain HTTP' | 'TLS 1.2';

/** What one request of one candidate comes to, before and after. */
export interface Outcome {
  readonly candidate: Candidate;
  /** `s3:GetObject` */
  readonly action: string;
  /** Null: it is about the bucket. */
  readonly key: string | null;
  readonly arn: string;
  readonly transport: Transport;
  readonly before: Weighed;
  readonly after: Weighed;
  readonly turn: Turn | null;
}

/** How the answer turns; null in an outcome: it does not. */
export interface Turn {
  readonly how: Affected['how'];
  /** Which way it goes, for sure or perhaps. */
  readonly towards: 'loses' | 'gains';
  /** Why it can't be told; null where it can. */
  readonly unsure: 'conditions' | 'own policies' | 'owner' | 'CloudFront' | null;
}

type Answer = 'allow' | 'denied' | 'depends';

export const answerOf = ({ decision }: Pick<Weighed, 'decision'>): Answer =>
  decision === 'allow' || decision === 'depends' ? decision : 'denied';

const rank: Readonly<Record<Answer, number>> = { denied: 0, depends: 1, allow: 2 };

/** From allowed to denied and back for sure; from or to «depends» only perhaps. */
export function turnOf(before: Answer, after: Answer): Turn | null {
  if (before === after) return null;
  const towards = rank[after] < rank[before] ? 'loses' : 'gains';
  const unsure = before === 'depends' || after === 'depends';
  return { how: unsure ? 'perhaps' : towards, towards, unsure: unsure ? 'conditions' : null };
}
