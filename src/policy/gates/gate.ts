import type { Circumstances } from '../circumstances.ts';
import type { GateReason, Layer } from '../decision.ts';
import type { Asked } from '../judge.ts';
import type { Maybe, S3Facts } from './s3-facts.ts';

/** One rule of S3's own, which no policy can lift. */
export interface Gate {
  readonly layer: Layer;
  /** As AWS words its refusal. */
  readonly decision: 'explicit_deny' | 'implicit_deny';
  /** Null: it is not about this request. */
  readonly judge: (one: AtTheGate) => Verdict | null;
}

export interface AtTheGate {
  readonly asked: Asked;
  readonly about: Circumstances;
  readonly s3: S3Facts;
  /** Whether the policies alone would allow the same caller another action on the same resource. */
  readonly allows: (action: string) => boolean;
}

export type Verdict = Omit<GateReason, 'layer'>;

export const both = (one: Maybe<boolean>, other: Maybe<boolean>): Maybe<boolean> => {
  if (one === false || other === false) return false;
  return one === 'unknown' || other === 'unknown' ? 'unknown' : true;
};

export const not = (one: Maybe<boolean>): Maybe<boolean> => (one === 'unknown' ? one : !one);
