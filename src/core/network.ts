import type { Fact } from './fact.ts';
import type { PolicyDocument, PublicAccessBlock } from './settings.ts';

/** A VPC endpoint for S3. */
export interface VpcEndpoint {
  /** `vpce-…` */
  readonly id: string;
  readonly vpcId: string | null;
  readonly type: 'Gateway' | 'Interface' | 'Other';
  /** `available`, `pending`, `deleting` … */
  readonly state: string;
  /** Null when AWS gives none: full access. */
  readonly policy: PolicyDocument | null;
  readonly routeTables: readonly string[];
  readonly owner: string | null;
}

export interface AccessPoint {
  readonly name: string;
  readonly arn: string;
  /** Whose the access point is. */
  readonly account: string;
  readonly bucket: string;
  readonly bucketAccount: string | null;
  readonly networkOrigin: 'Internet' | 'VPC';
  readonly vpcId: string | null;
  readonly block: PublicAccessBlock;
  readonly policy: Fact<PolicyDocument>;
}
