import { aclsDisabled } from './acls-disabled.ts';
import { blockPublicAcls } from './block-public-acls.ts';
import { blockPublicPolicy } from './block-public-policy.ts';
import { encryptionType } from './encryption-type.ts';
import type { Gate } from './gate.ts';
import { objectLock } from './object-lock.ts';
import { requesterPays } from './requester-pays.ts';
import { vpcOnly } from './vpc-only.ts';

/** What only refuses. ACLs, grants of keys and access points also let in: they are part of the resource's side. */
export const gates: readonly Gate[] = [
  vpcOnly,
  blockPublicAcls,
  blockPublicPolicy,
  aclsDisabled,
  requesterPays,
  objectLock,
  encryptionType,
];
