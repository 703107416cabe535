import type { State } from '../../../state.ts';
import type { Bucket } from '../state.ts';
import { all, type Branch, parseXml, textOf } from '../xml.ts';
import { recall } from '../../../history.ts';
import { settingOf } from './documents.ts';

/** What a bucket's documents mean to other operations. */
export type Versioning = 'Enabled' | 'Suspended' | null;

export function versioningOf(bucket: Bucket): Versioning {
  return textOf(settingOf(bucket, 'versioning', 'VersioningConfiguration') ?? {}, 'Status') as Versioning;
}

export type Ownership = 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter';

/** Without ownership controls it is the writer's (S3 user guide, «Controlling ownership of objects»). */
export function ownershipOf(bucket: Bucket, staleMs = 0): Ownership {
  const controls = settingOf(bucket, 'ownershipControls', 'OwnershipControls', staleMs);
  return (textOf(controls ?? {}, 'Rule', 'ObjectOwnership') ?? 'ObjectWriter') as Ownership;
}

const flags = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'] as const;
type Flag = (typeof flags)[number];

/** Whether the bucket or its account has this flag of S3 Block Public Access on: the stricter one counts. */
export function blocks(state: State, bucket: Bucket, flag: Flag): boolean {
  const own = settingOf(bucket, 'publicAccessBlock', 'PublicAccessBlockConfiguration');
  const account = recall(state.s3Control.publicAccessBlocks.get(bucket.account), 0, Date.now()) ?? null;
  const ofAccount = account === null ? null : parseXml(account, 'PublicAccessBlockConfiguration');
  return [own, ofAccount].some((block) => block !== null && textOf(block, flag) === 'true');
}

/** All four flags: what was not sent is off. Used for buckets and accounts. */
export function fourFlags(document: Branch): Record<Flag, boolean> {
  const entries = flags.map((flag) => [flag, textOf(document, flag)?.toLowerCase() === 'true'] as const);
  return Object.fromEntries(entries) as Record<Flag, boolean>;
}

export interface DefaultEncryption {
  readonly algorithm: 'AES256' | 'aws:kms' | 'aws:kms:dsse';
  readonly keyId: string | null;
  readonly bucketKey: boolean;
  readonly blocksSseC: boolean;
}

export function encryptionOf(bucket: Bucket): DefaultEncryption {
  const [rule] = all(settingOf(bucket, 'encryption', 'ServerSideEncryptionConfiguration') ?? {}, 'Rule');
  const blocked = all(rule, 'BlockedEncryptionTypes', 'EncryptionType');
  const algorithm = textOf(rule, 'ApplyServerSideEncryptionByDefault', 'SSEAlgorithm') ?? 'AES256';
  return {
    algorithm: algorithm as DefaultEncryption['algorithm'],
    keyId: textOf(rule, 'ApplyServerSideEncryptionByDefault', 'KMSMasterKeyID'),
    bucketKey: textOf(rule, 'BucketKeyEnabled') === 'true',
    blocksSseC: blocked.includes('SSE-C'),
  };
}

export function hasObjectLock(bucket: Bucket): boolean {
  const lock = settingOf(bucket, 'object-lock', 'ObjectLockConfiguration');
  return textOf(lock ?? {}, 'ObjectLockEnabled') === 'Enabled';
}

/** The retention that new objects get. */
export function defaultRetention(bucket: Bucket, now: Date): { mode: 'GOVERNANCE' | 'COMPLIANCE'; until: Date } | null {
  const [rule] = all(settingOf(bucket, 'object-lock', 'ObjectLockConfiguration') ?? {}, 'Rule', 'DefaultRetention');
  const mode = textOf(rule, 'Mode');
  if (mode !== 'GOVERNANCE' && mode !== 'COMPLIANCE') return null;
  const days = Number(textOf(rule, 'Days') ?? 0) + 365 * Number(textOf(rule, 'Years') ?? 0);
  return { mode, until: new Date(now.getTime() + days * 86_400_000) };
}
