import { unseen } from '../../../core/check.ts';
import type { FactName, Facts } from '../../../core/facts.ts';
import type { Layer } from '../../../policy/decision.ts';
import type { Hidden } from './sides.ts';

/** What each of S3's own gates rests on. */
const restsOn: Partial<Record<Layer, readonly FactName[]>> = {
  s3_block_public_access: ['publicAccessBlock', 'accountPublicAccessBlock', 'policy'],
  acl: ['ownershipControls', 'acl', 'publicAccessBlock', 'accountPublicAccessBlock'],
  ownership: ['ownershipControls', 'acl'],
  requester_pays: ['requestPayment'],
  object_lock: ['objectLock', 'objectRetention', 'objectLegalHold'],
  encryption_type: ['encryption'],
  kms: ['kmsGrants'],
};
const ofObjects: Partial<Record<Layer, FactName>> = { acl: 'objectAcl', ownership: 'objectAcl' };

/** Why nobody can tell what a gate says; empty where everything that it rests on was read. */
export function gateHidden(layer: Layer, facts: Facts): readonly Hidden[] {
  if (layer === 'acl' && aclsAreDisabled(facts)) return [];
  const extra = facts.target.key === null ? undefined : ofObjects[layer];
  const names = [...(restsOn[layer] ?? []), ...(extra ? [extra] : [])];
  return unseen(facts, names).map(({ because, needs, why }) => ({ layer, because, needs, failed: why === 'failed' }));
}

const aclsAreDisabled = ({ reads: { ownershipControls } }: Facts): boolean =>
  ownershipControls?.is === 'known' && ownershipControls.value.ObjectOwnership === 'BucketOwnerEnforced';
