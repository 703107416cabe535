import { code, words } from '../../../core/words.ts';
import { type Action, actions } from './actions.ts';
import { operations } from './index.ts';
import { decryptToRead } from './rows.ts';
import type { Operation } from './types.ts';

/** Older names of operations, and those of other tools. */
const otherNames: Readonly<Record<string, string>> = {
  initiatemultipartupload: 'CreateMultipartUpload',
  deletemultipleobjects: 'DeleteObjects',
  getbucketobjectversions: 'ListObjectVersions',
  getbucketlifecycle: 'GetBucketLifecycleConfiguration',
  putbucketlifecycle: 'PutBucketLifecycleConfiguration',
  putbucketnotification: 'PutBucketNotificationConfiguration',
  getbucketnotification: 'GetBucketNotificationConfiguration',
  headobjects: 'HeadObject',
  copy: 'aws s3 cp',
};

/** Spellings differ in case, hyphens and underscores: `GetObject`, `get-object`, `get_object`. */
const plainName = (text: string): string => text.toLowerCase().replaceAll(/[-_\s]/g, '');

const byName: ReadonlyMap<string, Operation> = new Map([
  ...operations.map((one) => [plainName(one.name.replace(/^aws s3 /, '')), one] as const),
  ...Object.entries(otherNames).flatMap(([other, name]) => {
    const operation = operations.find((one) => one.name === name);
    return operation ? [[other, operation] as const] : [];
  }),
]);
const byAction: ReadonlyMap<string, Action> = new Map(actions.map((one) => [one.name.toLowerCase(), one]));

/**
 * What somebody means by `GetObject`, `s3:GetObject`, `get-object`, `aws s3 cp`, `kms:Decrypt` …; null when there is no
 * such thing. An operation that is named as if it were an action says so in its note.
 */
export function operationOf(text: string): Operation | null {
  const { service, name } = partsOf(text);
  const action = actionNamed(service, name);
  const operation = service === null || service === 's3' ? byName.get(plainName(name)) : undefined;
  if (operation === undefined) return action === undefined ? null : plainAction(action);
  if (service === null || action !== undefined) return operation;
  return operation.name.startsWith('aws ') ? null : misnamed(name, operation);
}

/** `aws s3 cp`, `aws s3api get-object`, `s3:GetObject`, `GetObject`. */
function partsOf(text: string): { readonly service: string | null; readonly name: string } {
  const typed = text.trim().replace(/^(?:aws\s+)?s3(?:api)?\s+/i, '');
  const [, service, name] = /^([a-z0-9-]+):(.*)$/is.exec(typed) ?? [];
  return { service: service?.toLowerCase() ?? null, name: name ?? typed };
}

/** Without a service it is S3's, else KMS's. */
const actionNamed = (service: string | null, name: string): Action | undefined =>
  (service === null ? ['s3', 'kms'] : [service]).flatMap(
    (one) => byAction.get(`${one}:${name}`.toLowerCase()) ?? [],
  )[0];

/** A name of an operation that policies don't know. */
function misnamed(name: string, operation: Operation): Operation {
  const [needed] = operation.rows;
  const no = words`There is no action ${code(`s3:${name}`)}: the operation ${code(operation.name)} needs ${code(needed?.action ?? '')}.`;
  return { ...operation, note: operation.note === null ? no : [...no, ' ', ...operation.note] };
}

/** Reading one version of an object under KMS uses the key, too. */
function plainAction({ name, on }: Action): Operation {
  const rows = name === 's3:GetObjectVersion' ? [{ action: name, on }, decryptToRead] : [{ action: name, on }];
  const source = `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${name.startsWith('kms') ? 'awskeymanagementservice' : 'amazons3'}.html`;
  return { name, rows, note: null, source };
}
