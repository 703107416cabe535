import type { History } from '../../history.ts';

export interface S3ControlState {
  /** Public access block documents of accounts, by account id; null after a delete. */
  readonly publicAccessBlocks: Map<string, History<string | null>>;
  readonly accessPoints: AccessPoint[];
}

export interface AccessPoint {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly bucket: string;
  readonly bucketAccount: string;
  /** Null: reachable from the internet. */
  readonly vpcId: string | null;
  readonly block: Readonly<
    Record<'BlockPublicAcls' | 'IgnorePublicAcls' | 'BlockPublicPolicy' | 'RestrictPublicBuckets', boolean>
  >;
  readonly policy: object | null;
  readonly alias: string;
  readonly createdAt: Date;
}

export function newS3ControlState(): S3ControlState {
  return { publicAccessBlocks: new Map(), accessPoints: [] };
}
