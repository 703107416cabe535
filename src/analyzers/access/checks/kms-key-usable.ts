import { type Check, fail, judge, notApplicable, pass } from '../../../core/check.ts';
import type { Facts } from '../../../core/facts.ts';
import type { KmsKey } from '../../../core/facts.ts';
import { code, words } from '../../../core/words.ts';

/** KMS is a second gate behind S3's: a key that is not Enabled fails every read and write (KMS developer guide, «Key states»). */
export const kmsKeyUsable: Check = {
  id: 'access/kms-key-usable',
  title: 'The KMS key is there and enabled',
  severity: 'critical',
  reads: ['object', 'encryption', 'kmsKey'],

  judge(facts) {
    if (!usesKms(facts)) return judge(facts, ['encryption'], () => notApplicable(words`No KMS key is in use here`));
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
  },
};

function usesKms(facts: Facts): boolean {
  const { object, encryption } = facts.reads;
  const head = object?.is === 'known' && 'head' in object.value ? object.value.head : null;
  if (head) return head.encryption?.startsWith('aws:kms') ?? false;
  return encryption?.is === 'known' && encryption.value.Rules.some((rule) => rule.SSEAlgorithm?.startsWith('aws:kms'));
}

function mend({ state, deletionDate }: KmsKey) {
  if (state === 'PendingDeletion')
    return words`Its administrator can cancel the deletion${deletionDate === null ? '' : ` until ${deletionDate}`} and enable it again. After that the data is lost.`;
  return words`Its administrator can enable it (${code('kms:EnableKey')}).`;
}
