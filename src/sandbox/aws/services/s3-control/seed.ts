import type { State } from '../../state.ts';
import type { AccessPoint } from './state.ts';

type Seeded = Pick<AccessPoint, 'name' | 'account' | 'region' | 'bucket'> & Partial<AccessPoint>;

const blocked = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

/** An access point on a bucket, as S3 makes it when nothing else is said: from the internet, all public access blocked. */
export function accessPoint(state: State, seeded: Seeded): AccessPoint {
  const made: AccessPoint = {
    bucketAccount: seeded.account,
    vpcId: null,
    block: blocked,
    policy: null,
    alias: `${seeded.name.slice(0, 20)}-${'x'.repeat(34)}-s3alias`,
    createdAt: state.clock(),
    ...seeded,
  };
  state.s3Control.accessPoints.push(made);
  return made;
}
