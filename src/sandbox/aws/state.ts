import type { Denial } from './denials.ts';
import type { Fault } from './faults.ts';
import type { MutationLog } from './mutations.ts';
import { type AccessAnalyzerState, newAccessAnalyzerState } from './services/access-analyzer/state.ts';
import { type CloudTrailState, newCloudTrailState } from './services/cloudtrail/state.ts';
import { type CloudWatchState, newCloudWatchState } from './services/cloudwatch/state.ts';
import { type Ec2State, newEc2State } from './services/ec2/state.ts';
import { type IamState, newIamState } from './services/iam/state.ts';
import { type KmsState, newKmsState } from './services/kms/state.ts';
import { newOrganizationsState, type OrganizationsState } from './services/organizations/state.ts';
import { newS3ControlState, type S3ControlState } from './services/s3-control/state.ts';
import { newS3State, type S3State } from './services/s3/state.ts';
import { newStsState, type StsState } from './services/sts/state.ts';

/**
 * Everything the local AWS remembers, as the documents that AWS itself uses. Each service declares its own slice in
 * `services/<name>/state.ts`. Accounts need no declaration: every 12-digit number is one.
 */
export interface State {
  readonly s3: S3State;
  readonly s3Control: S3ControlState;
  readonly sts: StsState;
  readonly iam: IamState;
  readonly kms: KmsState;
  readonly organizations: OrganizationsState;
  readonly ec2: Ec2State;
  readonly cloudwatch: CloudWatchState;
  readonly cloudtrail: CloudTrailState;
  readonly accessAnalyzer: AccessAnalyzerState;
  /** What time it is in this world. Signatures and presigned URLs go by the machine's own clock instead. */
  readonly clock: () => Date;
  /** Names of the accounts that have one, by 12-digit id. */
  readonly accounts: Map<string, { readonly name: string; readonly email: string | null }>;
  /** Who is refused what. The world sets those that fit its documents: nothing here evaluates a policy. */
  readonly denials: Denial[];
  /** What goes wrong on purpose. */
  readonly faults: Fault[];
  /** Every call that changed the document of a setting, oldest first. */
  readonly mutations: MutationLog;
}

export function newState(clock: () => Date): State {
  return {
    s3: newS3State(),
    s3Control: newS3ControlState(),
    sts: newStsState(),
    iam: newIamState(),
    kms: newKmsState(),
    organizations: newOrganizationsState(),
    ec2: newEc2State(),
    cloudwatch: newCloudWatchState(),
    cloudtrail: newCloudTrailState(),
    accessAnalyzer: newAccessAnalyzerState(),
    clock,
    accounts: new Map(),
    denials: [],
    faults: [],
    mutations: [],
  };
}
