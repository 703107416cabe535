import { denialOf } from '../../../denials.ts';
import { AwsError, type Call } from '../../../service.ts';
import type { State } from '../../../state.ts';
import { aliasArn, keyArn, s3Key } from '../../kms/keys.ts';
import { accessDenied } from '../errors.ts';
import type { Bucket } from '../state.ts';

/** The ARN of the key that a request or a bucket names by id, ARN or alias; of the AWS managed key when it names none. */
export function keyArnOf(state: State, bucket: Bucket, reference: string | null, account: string): string {
  const { region } = bucket;
  if (reference === null || reference === '' || reference.endsWith('alias/aws/s3'))
    return s3Key(state.kms, account, region, state.clock()).arn;
  const alias = reference.startsWith('alias/') ? aliasArn(account, region, reference) : reference;
  if (alias.includes(':alias/')) return state.kms.aliases.get(alias)?.keyArn ?? alias;
  return reference.startsWith('arn:') ? reference : keyArn(account, region, reference);
}

/** S3 asks KMS in the caller's name: what KMS would refuse, S3 hands on (KMS developer guide, «Key states»). */
export function useKey(state: State, call: Call, arn: string, action: 'kms:Decrypt' | 'kms:GenerateDataKey'): void {
  const denial = denialOf(state.denials, call.principal, action, arn);
  if (denial !== undefined) throw new AwsError(denial.code, denial.status, denial.message);
  const key = state.kms.keys.get(arn);
  if (key === undefined) throw missing(call, arn, action);
  if (key.state === 'Enabled') return;
  if (key.state === 'Disabled') throw new AwsError('KMS.DisabledException', 400, `${arn} is disabled.`);
  throw new AwsError('KMS.KMSInvalidStateException', 400, `${arn} is ${stateWords[key.state]}.`);
}

const stateWords = {
  PendingDeletion: 'pending deletion',
  PendingImport: 'pending import',
  Unavailable: 'unavailable',
} as const;

function missing({ principal }: Call, arn: string, action: string): AwsError {
  if (action === 'kms:GenerateDataKey')
    return new AwsError('KMS.NotFoundException', 400, `Key '${arn}' does not exist`);
  return accessDenied(
    `User: ${principal.arn} is not authorized to perform: ${action} on the resource associated with this ciphertext because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`,
  );
}
