import type { Check } from '../../../core/check.ts';
import { blockPublicAccess } from './block-public-access.ts';
import { bucketExists } from './bucket-exists.ts';
import { bucketRegion } from './bucket-region.ts';
import { expectedOwner } from './expected-owner.ts';
import { grantsEverything } from './grants-everything.ts';
import { kmsKeyUsable } from './kms-key-usable.ts';
import { lockedOut } from './locked-out.ts';
import { objectExists } from './object-exists.ts';
import { objectNotArchived } from './object-not-archived.ts';
import { objectOwner } from './object-owner.ts';
import { objectReadable } from './object-readable.ts';
import { publicAccessCutOff } from './public-access-cut-off.ts';
import { publicByAcl } from './public-by-acl.ts';
import { publicByPolicy } from './public-by-policy.ts';
import { requesterPays } from './requester-pays.ts';

/** In the order of triage: the first that fails is the verdict. */
export const checks: readonly Check[] = [
  bucketExists,
  expectedOwner,
  bucketRegion,
  lockedOut,
  objectExists,
  objectNotArchived,
  kmsKeyUsable,
  objectOwner,
  publicByPolicy,
  publicByAcl,
  publicAccessCutOff,
  objectReadable,
  grantsEverything,
  requesterPays,
  blockPublicAccess,
];
