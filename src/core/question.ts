import type { Principal } from './principal.ts';
import type { Target } from './target.ts';

/** What somebody wants to know about access: may this principal do this there, and why not? */
export interface Question {
  readonly target: Target;
  /** `null`: nobody was named. */
  readonly principal: Principal | null;
  /** As typed: `s3:GetObject`, `GetObject`, `HeadObject`, `kms:Decrypt`, `cp`. `null`: none was named. */
  readonly operation: string | null;
  /** The pasted error, whole, its lines kept; never empty. `null`: none was pasted. */
  readonly error: string | null;
}

export function question(of: Partial<Question> & { target: Target }): Question {
  return { principal: null, operation: null, error: null, ...of };
}
