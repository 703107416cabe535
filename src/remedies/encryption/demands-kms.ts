import type { PolicyDocument } from '../../core/settings.ts';
import { unseen, type Values } from '../../policy/pattern.ts';
import { parsePolicy } from '../../policy/parse.ts';
import type { Rule } from '../../policy/policy.ts';
import { nameOf, statementsOf } from '../../policy/statements.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#require-sse-kms */
const algorithm = 's3:x-amz-server-side-encryption';
const keyId = 's3:x-amz-server-side-encryption-aws-kms-key-id';
const keys: readonly string[] = [algorithm, keyId];

const withS3Keys: Values = (key) => (key === algorithm ? ['AES256'] : key === keyId ? undefined : unseen);
const withKms: Values = (key) => (key === algorithm ? ['aws:kms'] : unseen);

/**
 * The statements that refuse uploads with S3's own keys, whatever else they ask, and take some with KMS, as `statement 2
 * (KmsOnly)`. None where the policy can't be read as one.
 */
export function demandingKms(document: PolicyDocument): readonly string[] {
  const parsed = parsePolicy('bucket policy', document, 'resource');
  if (parsed.is === 'rejected') return [];
  const positions = parsed.policy.rules.filter(demandsKms).map(({ position }) => position);
  return statementsOf(document)
    .filter(({ position }) => positions.includes(position))
    .map(nameOf);
}

function demandsKms({ effect, actions, conditions }: Rule): boolean {
  const about = conditions.filter(({ key }) => keys.includes(key.toLowerCase()));
  if (effect !== 'Deny' || about.length === 0) return false;
  const uploads = actions.matchers.some((matches) => matches('s3:putobject')) !== actions.except;
  return (
    uploads &&
    about.every(({ holds }) => holds(withS3Keys) === 'holds') &&
    about.some(({ holds }) => holds(withKms) !== 'holds')
  );
}
