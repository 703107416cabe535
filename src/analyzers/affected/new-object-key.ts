import type { Facts, KmsKey } from '../../core/facts.ts';
import { accountInArn } from '../../core/subject.ts';
import { segmentsOf } from '../../policy/arn.ts';
import type { Policy } from '../../policy/policy.ts';
import type { KeyFacts } from '../../policy/gates/s3-facts.ts';
import { keyFacts } from '../access/legs/key-facts.ts';
import { keySide } from '../access/legs/resource-side.ts';
import { anyKey } from './simulation/places.ts';

/** Under which key new objects are kept when their upload says nothing. */
export type NewObjectKey =
  /** S3's own keys, which ask nobody. */
  | { readonly is: 'none' }
  | { readonly is: 'unknown' }
  /** `aws/s3`: for whoever of the owner's account S3 lets in, and for nobody else. */
  | { readonly is: 'managed' }
  | {
      readonly is: 'key';
      readonly arn: string;
      readonly account: string | null;
      /** Null: it was not read. */
      readonly policy: Policy | null;
      readonly facts: KeyFacts;
      /** What S3 tells KMS as `aws:s3:arn`. */
      readonly context: string;
      /** `Enabled` …; null where it was not read. */
      readonly state: KmsKey['state'] | null;
    };

type Rule = { readonly SSEAlgorithm: string | null; readonly KMSMasterKeyID: string | null };

const kmsRule = ({ reads: { encryption } }: Facts): Rule | null => {
  const rules = encryption?.is === 'known' ? encryption.value.Rules : [];
  return rules.find(({ SSEAlgorithm }) => SSEAlgorithm?.startsWith('aws:kms')) ?? null;
};

export const usesKms = (facts: Facts): boolean => kmsRule(facts) !== null;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html */
export function newObjectKey(facts: Facts): NewObjectKey {
  const is = facts.reads.encryption?.is;
  if (is !== 'known' && is !== 'absent') return { is: 'unknown' };
  const rule = kmsRule(facts);
  return rule === null ? { is: 'none' } : keyNamed(rule.KMSMasterKeyID, facts);
}

function keyNamed(id: string | null, facts: Facts): NewObjectKey {
  const read = readKey(facts, id);
  if (id === null || id.endsWith('alias/aws/s3') || read?.manager === 'AWS') return { is: 'managed' };
  return read === null ? unreadKey(id, facts) : keyThatWasRead(read, facts);
}

/** The key that was read, if it is this one. */
function readKey({ reads: { kmsKey } }: Facts, id: string | null): KmsKey | null {
  return kmsKey?.is === 'known' && id !== null && names(id, kmsKey.value.arn) ? kmsKey.value : null;
}

function unreadKey(arn: string, facts: Facts): NewObjectKey {
  const nothing = { grants: 'unknown', encryptionContext: 'unknown' } as const;
  const context = contextOf(facts, arn);
  return { is: 'key', arn, account: accountInArn(arn), policy: null, facts: nothing, context, state: null };
}

function keyThatWasRead({ arn, account, state }: KmsKey, facts: Facts): NewObjectKey {
  const context = contextOf(facts, arn);
  const policy = keySide(facts, arn).documents[0]?.policy ?? null;
  return { is: 'key', arn, account, policy, facts: keyFacts(facts, context), context, state };
}

/** An ARN, the id in it, or an alias, which only KMS can follow: then the key that was read is another's for all we know. */
const names = (id: string, arn: string): boolean => id === arn || arn.endsWith(`:key/${id}`);

/**
 * With a bucket key KMS hears of the bucket, else of the object, whichever that is.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
 */
function contextOf({ target, reads: { encryption } }: Facts, keyArn: string): string {
  const home = `arn:${keyArn.split(':')[1] || 'aws'}:s3:::${target.bucket}`;
  const rules = encryption?.is === 'known' ? encryption.value.Rules : [];
  return rules.some(({ BucketKeyEnabled }) => BucketKeyEnabled) ? home : `${home}/${anyKey}`;
}

export const keyResource = (arn: string) => ({ arn, segments: segmentsOf(arn), everything: false });
