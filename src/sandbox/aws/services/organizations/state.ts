export interface OrganizationsState {
  /** By organization id (`o-…`). */
  readonly organizations: Map<string, Organization>;
  /** How many things were ever made. */
  made: number;
}

export const policyTypes = ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY', 'S3_POLICY'] as const;
export type PolicyType = (typeof policyTypes)[number];

export interface Organization {
  readonly id: string;
  readonly arn: string;
  /** The management account. */
  readonly management: string;
  readonly root: Root;
  readonly units: Map<string, Unit>;
  readonly accounts: Map<string, Member>;
  readonly policies: Map<string, OrganizationPolicy>;
  /** Target id (root, unit or account) to the ids of the policies attached to it. */
  readonly attachments: Map<string, Set<string>>;
  /** Accounts that may read Organizations besides the management account. */
  readonly delegated: Set<string>;
  readonly createAccountRequests: Map<string, CreateAccountRequest>;
}

export interface Root {
  /** `r-…` */
  readonly id: string;
  readonly arn: string;
  readonly enabled: Set<PolicyType>;
}

export interface Unit {
  /** `ou-…` */
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  parent: string;
}

export interface Member {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly email: string;
  readonly joined: Date;
  readonly how: 'INVITED' | 'CREATED';
  parent: string;
}

export interface OrganizationPolicy {
  /** `p-…` */
  readonly id: string;
  readonly arn: string;
  readonly type: PolicyType;
  readonly awsManaged: boolean;
  name: string;
  description: string;
  /** The document as it was put. */
  content: string;
}

export interface CreateAccountRequest {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly at: Date;
}

export function newOrganizationsState(): OrganizationsState {
  return { organizations: new Map(), made: 0 };
}
