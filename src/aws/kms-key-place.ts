import { absent, type Fact, failed, known } from '../core/fact.ts';
import type { ObjectHead, Reads } from '../core/facts.ts';
import { accountInArn, isStoring, type Subject } from '../core/subject.ts';
import { bucketRegionOf } from './bucket-region.ts';

const managed = 'alias/aws/s3';

/** A key as its calls want it: an ARN, id or alias, and where to ask. */
interface KeyPlace {
  readonly id: string;
  readonly region: string;
  /** Null when the id does not tell. */
  readonly account: string | null;
}

/** What must be read before the key is known. */
export const beforeKey = ['bucket', 'objectHead', 'encryption'] as const;

/** A bare id or alias belongs to the bucket's region: asked for elsewhere, it would look as if it did not exist. */
export function kmsKeyPlace(reads: Reads, subject: Subject): Fact<KeyPlace> {
  const id = kmsKeyId(reads, subject);
  if (id.is !== 'known') return id;
  const region = regionOfKey(id.value) ?? bucketRegionOf(reads);
  if (region === null) return failed('error', 'the region of the key is not known');
  return known({ id: id.value, region, account: accountInArn(id.value) });
}

/**
 * The KMS key that matters: of the object that is read, where its headers could be, else the one that an error text names, else
 * of the bucket's default encryption. Absent when S3's own keys are used. What is not known of the encryption is not
 * known of the key either.
 */
export function kmsKeyId({ objectHead, encryption }: Reads, subject: Subject): Fact<string> {
  // What is written in its place takes the default key, whatever the object is under now.
  if (objectHead?.is === 'known' && !isStoring(subject)) return keyOfHead(objectHead.value);
  if (subject.keyArn !== null) return known(subject.keyArn);
  if (encryption === undefined) return absent;
  if (encryption.is !== 'known') return encryption;
  const rule = encryption.value.Rules.find(({ SSEAlgorithm }) => usesKms(SSEAlgorithm));
  return rule === undefined ? absent : known(rule.KMSMasterKeyID ?? managed);
}

function keyOfHead({ kmsKeyId: id, encryption }: ObjectHead): Fact<string> {
  if (id !== null) return known(id);
  return usesKms(encryption) ? known(managed) : absent;
}

const usesKms = (algorithm: string | null): boolean => algorithm?.startsWith('aws:kms') ?? false;

function regionOfKey(id: string): string | null {
  const [arn, , service, region] = id.split(':');
  return arn === 'arn' && service === 'kms' ? (region ?? null) : null;
}
