import type { Facts, ObjectHead } from '../../../core/facts.ts';
import type { KeyUse, NeedsAbout } from '../operations/types.ts';

const none: KeyUse = { kmsKeyArn: null, known: true };
const unsure: KeyUse = { kmsKeyArn: null, known: false };

/** What the facts tell of the request that the operation makes. */
export function needsAbout(facts: Facts, headers: Readonly<Record<string, string>>, partition: string): NeedsAbout {
  const { bucket, key, versionId } = facts.target;
  return {
    bucket,
    key,
    versionId,
    partition,
    encryption: keyOfObject(facts),
    writes: keyOfDefault(facts),
    tagged: taggedOf(facts),
    headers,
  };
}

function keyOfObject(facts: Facts): KeyUse {
  const head = headOf(facts);
  if (head === 'no object') return none;
  if (head === 'not seen') return unsure;
  return head.encryption?.startsWith('aws:kms') ? useOf(arnOf(facts, head.kmsKeyId)) : none;
}

function headOf({ target, reads: { object } }: Facts): ObjectHead | 'no object' | 'not seen' {
  if (target.key === null || object?.is === 'absent') return 'no object';
  if (object?.is !== 'known') return 'not seen';
  // One under the customer's own key needs none of KMS's.
  if (['delete marker', 'needs key'].includes(object.value.is)) return 'no object';
  return ('head' in object.value ? object.value.head : null) ?? 'not seen';
}

function keyOfDefault(facts: Facts): KeyUse {
  const { encryption } = facts.reads;
  if (encryption?.is === 'absent') return none;
  if (encryption?.is !== 'known') return unsure;
  const rule = encryption.value.Rules.find(({ SSEAlgorithm }) => SSEAlgorithm?.startsWith('aws:kms'));
  return rule === undefined ? none : useOf(arnOf(facts, rule.KMSMasterKeyID));
}

/** A key of which nobody knows which one it is must not look as if there were none. */
const useOf = (kmsKeyArn: string | null): KeyUse => (kmsKeyArn === null ? unsure : { kmsKeyArn, known: true });

/** An alias or a bare id is the key that KMS found by it; no id at all is the key that AWS manages. */
function arnOf({ reads: { kmsKey } }: Facts, id: string | null): string | null {
  if (id?.startsWith('arn:') && id.includes(':key/')) return id;
  if (kmsKey?.is !== 'known') return id?.startsWith('arn:') ? id : null;
  return kmsKey.value.arn;
}

function taggedOf({ reads: { objectTags } }: Facts): boolean | null {
  if (objectTags?.is === 'absent') return false;
  return objectTags?.is === 'known' ? objectTags.value.length > 0 : null;
}

/** The key of new objects, where the bucket's default encryption names one by its ARN. */
export function defaultKeyOf(facts: Facts): string | null {
  const { encryption } = facts.reads;
  if (encryption?.is !== 'known') return null;
  const ids = encryption.value.Rules.map(({ KMSMasterKeyID }) => KMSMasterKeyID);
  return ids.find((id) => id?.startsWith('arn:') && id.includes(':key/')) ?? null;
}
