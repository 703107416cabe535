import type { Fact } from './fact.ts';
import type { PolicyDocument, Tag } from './settings.ts';

/** What IAM holds about a user or a role. The policies of a session are never there: IAM keeps them for nobody. */
export interface Identity {
  readonly arn: string;
  readonly uniqueId: string;
  readonly type: 'user' | 'role';
  readonly tags: readonly Tag[];
  readonly boundary: { readonly arn: string; readonly document: Fact<PolicyDocument> } | null;
  /** Of a role: who may assume it. Null for a user. */
  readonly trust: PolicyDocument | null;
  /** Its own and its groups', inline and managed. */
  readonly policies: readonly IdentityPolicy[];
  /** ARNs of the instance profiles that hold the role. */
  readonly instanceProfiles: readonly string[];
  /** When IAM was asked: this is a snapshot, up to five minutes old. ISO 8601, UTC. */
  readonly readAt: string;
}

export interface IdentityPolicy {
  readonly name: string;
  /** Null for an inline policy. */
  readonly arn: string | null;
  /** Where it hangs: `role`, `user` or `group <name>`. */
  readonly on: string;
  /** Each document is a fact of its own: one that can't be read hides none of the others. */
  readonly document: Fact<PolicyDocument>;
}
