import type { Facts, ObjectRead } from '../../../core/facts.ts';
import { code, words } from '../../../core/words.ts';
import { hiddenBy } from './hidden-fact.ts';
import type { Hidden } from './sides.ts';

type Unseen = Omit<Hidden, 'layer'>;

/** Why nobody has seen the headers of the object; null where they were seen, or where they don't matter. */
export function headHidden({ target, reads: { object } }: Facts): Unseen | null {
  if (target.key === null) return null;
  if (object?.is !== 'known') return hiddenBy('existence', 'the object', object);
  if (!isShut(object.value)) return null;
  const action = target.versionId === null ? 's3:GetObject' : 's3:GetObjectVersion';
  return { because: words`Cooper may not call ${code(action)} for the object`, needs: [action] };
}

const isShut = (object: ObjectRead): boolean =>
  object.is === 'hidden' || (object.is === 'forbidden' && object.head === null);

/**
 * Why nobody knows whether there is such an object: S3 answers 403 for a missing one, too, to whoever may not read it, or
 * may not list the bucket (API reference, HeadObject). Null where something that only an object has was seen.
 */
export function presenceHidden(facts: Facts): Unseen | null {
  const { object, objectAcl, objectTags } = facts.reads;
  const head = headHidden(facts);
  if (head === null || [objectAcl?.is, objectTags?.is].includes('known')) return null;
  if (object?.is !== 'known') return head;
  if (object.value.is === 'hidden') return { ...head, needs: [...head.needs, 's3:ListBucket'] };
  return isRefusedByKms(object.value) ? null : head;
}

/** KMS is asked about objects that were found. */
const isRefusedByKms = (object: ObjectRead): boolean =>
  object.is === 'forbidden' && /^KMS\.|\bkms:/.test(`${object.code} ${object.message ?? ''}`);
