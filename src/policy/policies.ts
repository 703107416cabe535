import type { Policy } from './policy.ts';

/** All that has a say in one request. An empty list, or null, is «none of that kind». */
export interface Policies {
  readonly identity: readonly Policy[];
  readonly permissionsBoundary: readonly Policy[];
  readonly session: readonly Policy[];
  /** The bucket policy, or the key policy when the resource is a KMS key. */
  readonly resource: Policy | null;
  readonly accessPoint?: Policy | null | undefined;
  /** From the root to the account. */
  readonly scp: readonly Level[];
  readonly rcp: readonly Level[];
  readonly vpcEndpoint: readonly Policy[];
}

export interface Level {
  readonly level: string;
  readonly policies: readonly Policy[];
}
