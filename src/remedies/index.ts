import type { Remedy } from '../core/remedy.ts';
import { abortIncompleteUploads } from './abort-incomplete-uploads.ts';
import { applyPolicyPatch } from './apply-policy-patch.ts';
import { blockAccountPublicAccess } from './block-account-public-access.ts';
import { blockPublicAccess } from './block-public-access.ts';
import { disableAcls } from './disable-acls.ts';
import { enableAccessLogging } from './enable-access-logging.ts';
import { enableVersioning } from './enable-versioning.ts';
import { encryptWithKms } from './encrypt-with-kms.ts';
import { encryptWithS3Keys } from './encrypt-with-s3-keys.ts';
import { requireTls } from './require-tls.ts';

/** Everything that Cooper can mend. */
export const remedies: readonly Remedy[] = [
  blockPublicAccess,
  blockAccountPublicAccess,
  encryptWithS3Keys,
  encryptWithKms,
  enableVersioning,
  requireTls,
  disableAcls,
  abortIncompleteUploads,
  enableAccessLogging,
  applyPolicyPatch,
];

export const remedyOf = (id: string): Remedy | null => remedies.find((remedy) => remedy.id === id) ?? null;
