import { code, words } from '../../../core/words.ts';
import { actionName, assumed, isKms, known, unknown } from './answers.ts';
import type { Answer, ContextAbout, ContextRequest, ContextRow } from './types.ts';

const page = 'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html';

const kmsKey = (key: string, when: string, of: ContextRow['of']): ContextRow => ({
  key,
  when,
  source: page,
  of: (request, about, name) =>
    isKms(request) ? of(request, about, name) : known(null, words`it is a key of KMS's, and S3 is asked`),
});

const cryptographic = /^(?:encrypt|decrypt|generatedatakey|generatedatakeywithoutplaintext|reencrypt(?:from|to))$/;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#s3-kms-policy-requests, «kms:ViaService». */
function viaService(request: ContextRequest, { partition }: ContextAbout): Answer {
  const region = request.resourceArn.split(':')[3] ?? '';
  if (region === '') return unknown(words`the region of the key is not known`);
  const domain =
    partition === 'aws-cn' ? 'amazonaws.com.cn' : partition === 'aws-eusc' ? 'amazonaws.eu' : 'amazonaws.com';
  return known(`s3.${region}.${domain}`, words`S3 asks KMS for the caller`);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#encryption-context */
function encryptionContext(request: ContextRequest, { encryptionContext: found }: ContextAbout, name: string): Answer {
  if (!cryptographic.test(actionName(request))) return known(null, words`this action has no encryption context`);
  if (name.toLowerCase() !== 'aws:s3:arn')
    return assumed(null, words`the object is taken to have no encryption context of its own`);
  return found === 'unknown'
    ? unknown(words`it is the ARN of the bucket with a Bucket Key, else of the object, and that could not be read`)
    : known(found, words`S3 tells KMS ${code('aws:s3:arn')}`);
}

/** When S3 asks KMS, with the authority of its caller. */
export const kmsKeys: readonly ContextRow[] = [
  kmsKey('kms:ViaService', 'when a service asks KMS for somebody', viaService),
  kmsKey('kms:CallerAccount', 'always', ({ principal: { account } }) =>
    account === null
      ? unknown(words`the account of the caller is not known`)
      : known(account, words`that is who asks S3`),
  ),
  kmsKey('kms:EncryptionContext:', 'when there is an encryption context', encryptionContext),
  kmsKey('kms:EncryptionContextKeys', 'when there is an encryption context', (request) =>
    cryptographic.test(actionName(request))
      ? assumed('aws:s3:arn', words`the object is taken to have no encryption context of its own`)
      : known(null, words`this action has no encryption context`),
  ),
  kmsKey('kms:EncryptionAlgorithm', 'when something is encrypted or decrypted', (request) =>
    cryptographic.test(actionName(request)) && !actionName(request).startsWith('generate')
      ? assumed('SYMMETRIC_DEFAULT', words`S3 uses symmetric keys only`)
      : known(null, words`this action has no algorithm`),
  ),
  kmsKey('kms:GrantIsForAWSResource', 'for grants', (request) =>
    /grant/.test(actionName(request))
      ? unknown(words`what the grant is for is not known`)
      : known(null, words`this action makes no grant`),
  ),
  kmsKey('kms:RequestAlias', 'when the key is named by an alias', () =>
    assumed(null, words`S3 is taken to name the key by its ARN`),
  ),
  kmsKey('kms:ResourceAliases', 'when the key has aliases', () => unknown(words`the aliases of the key are not read`)),
];
