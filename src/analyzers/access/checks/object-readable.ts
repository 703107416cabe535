import { type Check, fail, judge, notApplicable, pass, unknown } from '../../../core/check.ts';
import type { Outcome } from '../../../core/finding.ts';
import type { ObjectRead } from '../../../core/facts.ts';
import { code, words } from '../../../core/words.ts';

/** What S3 said when Cooper itself asked for the object: a second opinion on every policy, in AWS's own words. */
export const objectReadable: Check = {
  id: 'access/object-readable',
  title: 'Cooper itself is not refused the object',
  severity: 'high',
  reads: ['object'],

  judge(facts) {
    if (facts.target.key === null) return notApplicable(words`No key was asked for`);
    return judge(facts, ['object'], ({ object }) =>
      object ? outcomeOf(object) : notApplicable(words`There is no such object`),
    );
  },
};

function outcomeOf(object: ObjectRead): Outcome {
  switch (object.is) {
    case 'readable':
      return pass(words`Cooper can read it: ${object.head.size} bytes, ${code(object.head.storageClass)}`, [
        { call: 'HeadObject', saw: object.head },
      ]);
    case 'forbidden':
      return forbidden(object);
    case 'needs key':
      return fail(
        words`It was stored with a key that the customer keeps (SSE-C), and can't be read without it`,
        words`Send the same ${code('x-amz-server-side-encryption-customer-*')} headers as when it was written.`,
        [{ call: 'HeadObject', saw: 'BadRequest' }],
      );
    case 'hidden':
      return hidden(object.message);
    case 'archived':
    case 'delete marker':
      return notApplicable(words`There is nothing to read until another finding is mended`);
  }
}

type Forbidden = Extract<ObjectRead, { is: 'forbidden' }>;

function forbidden(object: Forbidden): Outcome {
  const words403 = object.message ?? object.code;
  if (!object.code.startsWith('KMS.') && !othersLayer.test(words403))
    return unknown(
      words`S3 refused it to Cooper, which may be Cooper's own lack and says nothing about anybody else: ${code(words403)}`,
      [action.exec(words403)?.[1] ?? 's3:GetObject'],
    );
  return fail(
    words`${refuser(object)}: ${code(words403)}`,
    refuser(object) === kmsRefuses
      ? words`Whoever is to read it needs ${code('kms:Decrypt')} from the key's policy or by a grant: the key's administrator gives either.`
      : words`Whoever owns the policy that AWS names can let a reader through. Others who are refused may meet the same one.`,
    [{ call: 'GetObject', saw: { Code: object.code, Message: object.message } }],
  );
}

/**
 * Kinds of policy that others meet too. An identity policy, a boundary or a session policy is Cooper's own, and a bare
 * «Access Denied» names nothing (IAM user guide, «Troubleshoot access denied error messages»).
 */
const othersLayer = /(?:deny in a|no) (?:resource-based|service control|resource control|VPC endpoint) policy/;
const action = /not authorized to perform: (\S+)/;

const kmsRefuses = 'S3 would give it to Cooper, but KMS refuses the key';

/** KMS is asked after S3 itself has agreed (KMS developer guide, «Using SSE-KMS»); its words name a kms action. */
const refuser = ({ code: error, message }: Forbidden): string =>
  error.startsWith('KMS.') || /\bkms:[A-Z]/.test(message ?? '') ? kmsRefuses : 'S3 refuses it to Cooper';

/** Words that name s3:ListBucket are about a missing key: see object-exists.ts. */
function hidden(message: string | null): Outcome {
  if (message?.includes('s3:ListBucket')) return notApplicable(words`There is most likely no such object`);
  if (othersLayer.test(message ?? '')) return forbidden({ is: 'forbidden', head: null, code: 'AccessDenied', message });
  return unknown(words`S3 answered 403: ${code(message ?? 'without saying why')}`, ['s3:GetObject', 's3:ListBucket']);
}
