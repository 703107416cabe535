import { code, words } from '../../../core/words.ts';
import { unknown } from './answers.ts';
import { kmsKeys } from './kms-keys.ts';
import { networkKeys } from './network-keys.ts';
import { principalKeys } from './principal-keys.ts';
import { requestKeys } from './request-keys.ts';
import { requestTagKeys } from './request-tag-keys.ts';
import { resourceKeys } from './resource-keys.ts';
import { s3RequestKeys } from './s3-request-keys.ts';
import { sessionKeys } from './session-keys.ts';
import type { ContextAbout, ContextRequest, ContextRow, ContextValue } from './types.ts';

/** Every condition key of which something is known. */
export const contextKeys: readonly ContextRow[] = [
  ...principalKeys,
  ...sessionKeys,
  ...networkKeys,
  ...resourceKeys,
  ...requestKeys,
  ...s3RequestKeys,
  ...requestTagKeys,
  ...kmsKeys,
];

/** A key that a name of somebody's own completes: `aws:PrincipalTag/`, `kms:EncryptionContext:`. */
const isFamily = ({ key }: ContextRow): boolean => /[/:]$/.test(key);

const single: ReadonlyMap<string, ContextRow> = new Map(
  contextKeys.filter((row) => !isFamily(row)).map((row) => [row.key.toLowerCase(), row]),
);
const families = contextKeys.filter(isFamily);

/** What the request has under one condition key, in whatever case it is written; any text is answered. */
export function valueOfKey(key: string, request: ContextRequest, about: ContextAbout): ContextValue {
  const small = key.toLowerCase();
  const row = single.get(small);
  if (row) return { key: row.key, ...row.of(request, about, '') };
  const family = families.find((one) => small.startsWith(one.key.toLowerCase()) && small.length > one.key.length);
  if (!family) return { key, ...notKnown(key) };
  const name = key.slice(family.key.length);
  return { key: family.key + name, ...family.of(request, about, name) };
}

const notKnown = (key: string) =>
  /^(?:aws|s3|kms):/i.test(key)
    ? unknown(words`Cooper does not know when requests have ${code(key)}`)
    : unknown(words`${code(key)} is no key of requests to S3 or KMS that Cooper knows`);

/** What the request has under every key that is known, and under those with a name that somebody gave: tags. */
export function contextOf(request: ContextRequest, about: ContextAbout): readonly ContextValue[] {
  const keys = [...contextKeys.filter((row) => !isFamily(row)).map(({ key }) => key), ...namedKeys(about)];
  return keys.map((key) => valueOfKey(key, request, about));
}

/** Tags and encryption contexts that were read, as keys. */
function namedKeys({ principalTags, bucketTags, objectTags, headers }: ContextAbout): readonly string[] {
  const tagged = (family: string, tags: ContextAbout['objectTags']): readonly string[] =>
    tags === 'unknown' ? [] : (tags ?? []).map(({ Key }) => `${family}${Key}`);
  const all = [
    ...tagged('aws:PrincipalTag/', principalTags),
    ...tagged('aws:ResourceTag/', bucketTags),
    ...tagged('s3:BucketTag/', bucketTags),
    ...tagged('s3:ExistingObjectTag/', objectTags),
    ...[...new URLSearchParams(headers['x-amz-tagging'] ?? '').keys()].map((key) => `s3:RequestObjectTag/${key}`),
    'kms:EncryptionContext:aws:s3:arn',
  ];
  return all.filter((key, nth) => all.findIndex((other) => other.toLowerCase() === key.toLowerCase()) === nth);
}

/** Of the keys that some policies mention, those that are not known for sure, each once and unknown ones first. */
export function assumptionsOf(
  mentioned: readonly string[],
  request: ContextRequest,
  about: ContextAbout,
): readonly ContextValue[] {
  const keys = mentioned.filter(
    (key, nth) => mentioned.findIndex((one) => one.toLowerCase() === key.toLowerCase()) === nth,
  );
  const open = keys.map((key) => valueOfKey(key, request, about)).filter(({ status }) => status !== 'known');
  return open.toSorted((a, b) => Number(a.status === 'assumed') - Number(b.status === 'assumed'));
}
