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
  /** The address that was named, where it says more than its place: without TLS, or of a website. Null otherwise. */
  readonly address: string | null;
}

export function question(of: Partial<Question> & { target: Target }): Question {
  return { principal: null, operation: null, error: null, address: null, ...of };
}

/** Website endpoints answer without signatures, and without TLS (S3 user guide, «Website endpoints»). */
export const isWebsite = ({ address }: Question): boolean => /\bs3-website[.-]/i.test(address ?? '');

/** Whether the request goes without TLS: the address says so, or is of a website. */
export const isWithoutTls = (asked: Question): boolean => /^http:/i.test(asked.address ?? '') || isWebsite(asked);
