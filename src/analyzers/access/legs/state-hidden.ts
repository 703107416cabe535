import type { Facts } from '../../../core/facts.ts';
import { words } from '../../../core/words.ts';
import { type Doing, needsMfa } from '../causes/state.ts';
import { hiddenBy } from './hidden-fact.ts';
import { headHidden, presenceHidden } from './object-hidden.ts';
import type { Hidden } from './sides.ts';

/** What could refuse whatever the policies say, and could not be looked at. */
export function stateHidden(facts: Facts, doing: Doing): readonly Hidden[] {
  return [...ofBucket(facts), ...ofObject(facts, doing), ...ofKey(facts, doing), ...ofMfaDelete(facts, doing)];
}

/** HeadBucket tells everybody whether there is a bucket, and in which Region. */
function ofBucket({ target, reads: { bucket } }: Facts): readonly Hidden[] {
  const unread = hiddenBy('existence', 'the bucket', bucket);
  if (unread) return [unread];
  if (bucket?.is !== 'known') return [];
  const unsaid = { because: words`S3 did not say where the bucket is`, needs: [] };
  const unowned = { because: words`S3 did not say whether the account owns the bucket`, needs: ['s3:ListBucket'] };
  return [
    ...(target.region !== null && bucket.value.region === null ? [{ layer: 'region' as const, ...unsaid }] : []),
    ...(target.account !== null && bucket.value.expectedOwner === null
      ? [{ layer: 'authentication' as const, ...unowned }]
      : []),
  ];
}

function ofObject(facts: Facts, { reads }: Doing): readonly Hidden[] {
  if (!reads) return [];
  const presence = presenceHidden(facts);
  const head = headHidden(facts);
  return [
    ...(presence ? [{ ...presence, layer: 'existence' as const }] : []),
    ...(head ? [{ ...head, layer: 'state' as const }] : []),
  ];
}

function ofKey({ reads: { kmsKey } }: Facts, { keyArn }: Doing): readonly Hidden[] {
  const hidden = keyArn === null ? null : hiddenBy('kms', 'the state of the KMS key', kmsKey);
  return hidden ? [hidden] : [];
}

function ofMfaDelete({ reads: { versioning } }: Facts, { action }: Doing): readonly Hidden[] {
  const hidden = needsMfa.includes(action) ? hiddenBy('state', 'MFA Delete', versioning) : null;
  return hidden ? [hidden] : [];
}
