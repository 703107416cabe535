import type { PolicyDocument, Tag } from './settings.ts';

/** How a role's session was made, as CloudTrail recorded AssumeRole: nothing else remembers a session's policies. */
export interface Session {
  /** When it was made: ISO 8601, UTC. */
  readonly issuedAt: string;
  /** The policy that was handed in; null when there was none. */
  readonly policy: PolicyDocument | null;
  /** Managed policies that were handed in as further limits. */
  readonly policyArns: readonly string[];
  /** Tags of the session, over those of the role. */
  readonly tags: readonly Tag[];
  readonly sourceIdentity: string | null;
}
