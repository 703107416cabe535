import type { Cause } from '../../../core/cause.ts';
import type { Facts, KmsKey, ObjectHead } from '../../../core/facts.ts';
import type { Principal } from '../../../core/principal.ts';
import { code, words } from '../../../core/words.ts';
import { causeOf } from './cause-of.ts';

/** What is asked for, as far as states go. */
export interface Doing {
  readonly principal: Principal;
  /** The first action that the operation needs, in small letters. */
  readonly action: string;
  /** Whether it reads the contents of the object. */
  readonly reads: boolean;
  /** The KMS key that it needs; null when it needs none. */
  readonly keyArn: string | null;
}

/** What refuses whatever the policies say: the state of the object, of its key, of the bucket. */
export function stateCauses(facts: Facts, doing: Doing): readonly Cause[] {
  return [...ofObject(facts, doing), ...ofKey(facts, doing), ...mfaDelete(facts, doing)];
}

function ofObject({ reads: { object } }: Facts, { reads, principal }: Doing): readonly Cause[] {
  if (!reads || object?.is !== 'known') return [];
  const { value } = object;
  if (value.is === 'archived')
    return [
      causeOf('D26', {
        certainty: 'certain',
        because: words`The object is in ${code(value.storageClass ?? 'an archive')}${value.restoring ? ', and its restore is not finished' : ''}`,
        evidence: [{ call: 'HeadObject', saw: { storageClass: value.storageClass, restoring: value.restoring } }],
      }),
    ];
  if (value.is === 'needs key')
    return [
      causeOf('F20', {
        certainty: 'certain',
        because: words`The object was stored with a customer-provided key`,
        evidence: [{ call: 'HeadObject', saw: { status: 400 } }],
      }),
    ];
  return 'head' in value && value.head !== null ? unsigned(value.head, principal) : [];
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html: requests for these must be signed with V4. */
function unsigned({ encryption, kmsKeyId }: ObjectHead, { type }: Principal): readonly Cause[] {
  if (type !== 'anonymous' || !encryption?.startsWith('aws:kms')) return [];
  return [
    causeOf('F18', {
      certainty: 'certain',
      because: words`The object is encrypted with ${code(encryption)}, and the request is not signed`,
      evidence: [{ call: 'HeadObject', saw: { encryption, kmsKeyId } }],
    }),
  ];
}

function ofKey({ reads }: Facts, { keyArn, principal }: Doing): readonly Cause[] {
  const { kmsKey } = reads;
  if (keyArn === null || isOther(keyArn, reads)) return [];
  if (kmsKey?.is === 'absent')
    return [
      causeOf('F08', {
        certainty: 'certain',
        because: words`KMS knows no key ${code(keyArn)}`,
        evidence: [{ call: 'DescribeKey', saw: { error: 'NotFoundException' } }],
      }),
    ];
  return kmsKey?.is === 'known' ? [...unusable(kmsKey.value), ...notShared(kmsKey.value, principal)] : [];
}

/** What was read is the key that the object is under now, and what is written will be under another. */
function isOther(keyArn: string, { kmsKey, object }: Facts['reads']): boolean {
  if (kmsKey?.is === 'known') return kmsKey.value.arn !== keyArn;
  const head = object?.is === 'known' && 'head' in object.value ? object.value.head : null;
  return head !== null && head.kmsKeyId !== null && head.kmsKeyId !== keyArn;
}

const byState: Readonly<Record<string, string>> = { Disabled: 'F06', Unavailable: 'F19' };

/** https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html */
function unusable({ arn, state, deletionDate }: KmsKey): readonly Cause[] {
  if (state === 'Enabled') return [];
  return [
    causeOf(byState[state] ?? 'F07', {
      certainty: 'certain',
      because: words`The key ${code(arn)} is ${code(state)}`,
      evidence: [{ call: 'DescribeKey', saw: { state, deletionDate } }],
    }),
  ];
}

/** The policy of a key that AWS manages cannot be changed: it serves its own account only (KMS developer guide, «AWS managed keys»). */
function notShared({ arn, manager, account }: KmsKey, principal: Principal): readonly Cause[] {
  if (manager !== 'AWS' || principal.account === null || principal.account === account) return [];
  return [
    causeOf('F05', {
      certainty: 'certain',
      because: words`The key ${code(arn)} is managed by AWS and serves account ${code(account)} only`,
      evidence: [{ call: 'DescribeKey', saw: { manager, account } }],
    }),
  ];
}

export const needsMfa: readonly string[] = ['s3:deleteobjectversion', 's3:putbucketversioning'];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html */
function mfaDelete({ reads: { versioning } }: Facts, { action }: Doing): readonly Cause[] {
  if (versioning?.is !== 'known' || versioning.value.MFADelete !== 'Enabled' || !needsMfa.includes(action)) return [];
  return [
    causeOf('D25', {
      certainty: 'certain',
      because: words`MFA Delete is on, and only the root user of the account can send its code`,
      evidence: [{ call: 'GetBucketVersioning', saw: { MFADelete: 'Enabled' } }],
    }),
  ];
}
