import { type Check, fail, judge, notApplicable, pass, unknown } from '../../../core/check.ts';
import type { Outcome } from '../../../core/finding.ts';
import type { Facts, KmsKey, ObjectHead } from '../../../core/facts.ts';
import type { Encryption } from '../../../core/settings.ts';
import { code, type Words, words } from '../../../core/words.ts';

/** KMS is a second gate behind S3's: a key that is not Enabled fails every read and write (KMS developer guide, «Key states»). */
export const kmsKeyUsable: Check = {
  id: 'access/kms-key-usable',
  title: 'The KMS key is there and enabled',
  severity: 'critical',
  reads: ['object', 'encryption', 'kmsKey'],

  judge(facts) {
    const head = headOf(facts);
    if (head) return usesKms(head.encryption) ? key(facts) : notApplicable(words`No KMS key protects this object`);
    return judge(facts, ['encryption'], ({ encryption }) => {
      const byDefault = keyOfDefault(facts, encryption);
      if (byDefault.is === 'fail' || !encryptsUnseen(facts)) return byDefault;
      return unknown(words`${byDefault.because}, but what this object needs could not be seen`, ['s3:GetObject']);
    });
  },
};

function keyOfDefault(facts: Facts, encryption: Encryption | null): Outcome {
  const rule = encryption?.Rules.find(({ SSEAlgorithm }) => usesKms(SSEAlgorithm));
  if (!rule) return notApplicable(words`The bucket's default needs no KMS key`);
  return rule.KMSMasterKeyID === null ? managedKey(facts) : key(facts);
}

const usesKms = (algorithm: string | null): boolean => algorithm?.startsWith('aws:kms') ?? false;

function headOf({ reads: { object } }: Facts): ObjectHead | null {
  return object?.is === 'known' && 'head' in object.value ? object.value.head : null;
}

/** There is or may be an object whose headers nobody could read: it need not follow the bucket's default. */
function encryptsUnseen({ target, reads: { object } }: Facts): boolean {
  if (target.key === null || object?.is === 'absent') return false;
  return object?.is !== 'known' || !['delete marker', 'needs key'].includes(object.value.is);
}

/** The key that AWS keeps for S3 is made when it is first used, so that its absence means nothing. */
function managedKey(facts: Facts): Outcome {
  if (facts.reads.kmsKey?.is === 'absent')
    return notApplicable(words`The key ${code('aws/s3')} is made at its first use`);
  return key(facts);
}

function key(facts: Facts): Outcome {
  return judge(facts, ['kmsKey'], ({ kmsKey }) => {
    const evidence = [{ call: 'DescribeKey', saw: kmsKey ?? 'NotFoundException' }];
    if (kmsKey === null)
      return fail(
        words`KMS does not know the key: S3 answers 400 KMS.NotFoundException`,
        words`Name a key of the bucket's region by its full ARN.`,
        evidence,
      );
    if (kmsKey.state === 'Enabled') return pass(words`${code(kmsKey.arn)} is enabled`, evidence);
    return fail(
      words`The key ${code(kmsKey.arn)} is ${code(kmsKey.state)}: nothing under it can be read`,
      mend(kmsKey),
      evidence,
    );
  });
}

function mend({ state, deletionDate }: KmsKey): Words {
  if (state === 'PendingDeletion')
    return words`Its administrator can cancel the deletion${deletionDate === null ? '' : ` until ${deletionDate}`} and enable it again. After that the data is lost.`;
  return words`Its administrator can enable it (${code('kms:EnableKey')}).`;
}
