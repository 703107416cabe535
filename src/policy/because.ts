import type { Outcome } from './policy.ts';

/** What kept a statement from matching; or, when it is open, what nobody knows. */
export type Because =
  | {
      readonly element: 'Resource' | 'Principal';
      readonly why: 'does not match' | 'variable without value' | 'unknown value';
    }
  | {
      readonly element: 'Condition';
      readonly operator: string;
      readonly key: string;
      readonly wanted: readonly string[];
      /** What the request has under that key; null when it is absent, or nobody knows (then `why` says so). */
      readonly seen: readonly string[] | null;
      readonly why: Exclude<Outcome, 'holds'>;
    };

/** Nobody can tell: an operator of a newer day, or a key of which nobody knows whether the request has it. */
export const isOpen = ({ why }: Because): boolean => why === 'unknown value' || why === 'unknown operator';
