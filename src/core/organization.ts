import type { Fact } from './fact.ts';
import type { PolicyDocument } from './settings.ts';

/** The organization that we belong to, as far as it bears on the accounts in question. */
export interface Organization {
  /** `o-…` */
  readonly id: string;
  readonly managementAccount: string;
  /**
   * By account id, those that were asked about. An account that is not a member of this organization is not in here:
   * it may belong to another one, whose policies nobody can show us.
   */
  readonly accounts: { readonly [accountId: string]: Fact<OrgAccount> };
  /** Null when no account's policies could be read. */
  readonly scpEnabled: boolean | null;
  readonly rcpEnabled: boolean | null;
  /** When Organizations was asked: this is a snapshot, up to five minutes old. ISO 8601, UTC. */
  readonly readAt: string;
}

export interface OrgAccount {
  /** From the root down to the account itself. */
  readonly levels: readonly OrgLevel[];
}

export interface OrgLevel {
  /** `r-…`, `ou-…` or the account's 12 digits. */
  readonly id: string;
  readonly level: 'root' | 'ou' | 'account';
  /** Null where Organizations was not asked for it. */
  readonly name: string | null;
  readonly scp: readonly OrgPolicy[];
  readonly rcp: readonly OrgPolicy[];
}

export interface OrgPolicy {
  /** `p-…` */
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly document: PolicyDocument;
}

/** What the organization's S3 policies impose on the account: all four flags or none (Organizations user guide, «Amazon S3 policy syntax»). */
export interface OrganizationBlock {
  readonly account: string;
  readonly publicAccessBlock: 'all' | 'none';
}
