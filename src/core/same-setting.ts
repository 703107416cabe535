import { canonical, same } from './canonical.ts';
import type { Json, JsonObject } from './json.ts';
import { canonicalPolicy, isObject, setOf } from './same-policy.ts';
import type { PolicyStatement, SettingName } from './settings.ts';

/**
 * What a setting means, in one spelling, for comparing what was approved with what is there: only what AWS's
 * documentation calls the same, or may itself rewrite, becomes the same. Null is «not there», and nothing else.
 */
export function canonicalSetting(name: SettingName, value: unknown): Json {
  const plain = JSON.parse(canonical(value)) as Json;
  return spellings[name]?.(plain) ?? plain;
}

/** Whether two values of a setting mean the same. */
export const sameSetting = (name: SettingName, one: unknown, other: unknown): boolean =>
  same(canonicalSetting(name, one), canonicalSetting(name, other));

/** Whether two statements of bucket policies mean the same. A Sid belongs to what they say. */
export const sameStatement = (one: PolicyStatement, other: PolicyStatement): boolean =>
  sameSetting('policy', { Statement: [one] }, { Statement: [other] });

const named = (list: Json): Json => (Array.isArray(list) ? setOf(list) : list);

/** The settings that have several spellings of one meaning; all others are their JSON. */
const spellings: { readonly [Name in SettingName]?: (value: Json) => Json } = {
  policy: (value) => (isObject(value) ? canonicalPolicy(value) : value),
  // Where it was never set up S3 says nothing of MFA delete (API reference, GetBucketVersioning).
  versioning: (value) => (isObject(value) ? { ...value, MFADelete: value['MFADelete'] ?? 'Disabled' } : value),
  acl: (value) => withSet(value, 'grants'),
  tagging: (value) => withSet(value, 'TagSet'),
  encryption: (value) => withEach(value, 'Rules', (rule) => withSet(rule, 'BlockedEncryptionTypes')),
  lifecycle: (value) => (isObject(value) ? lifecycleOf(value) : value),
  metrics: named,
  inventory: named,
  analytics: named,
  intelligentTiering: named,
};

/**
 * What a Put leaves out is `all_storage_classes_128K` (API reference, PutBucketLifecycleConfiguration). The order of rules
 * stays: it is what people see.
 */
function lifecycleOf(configuration: JsonObject): Json {
  const size = configuration['TransitionDefaultMinimumObjectSize'] ?? 'all_storage_classes_128K';
  return withEach({ ...configuration, TransitionDefaultMinimumObjectSize: size }, 'Rules', ruleOf);
}

/** An empty filter and one of an empty prefix both take in every object (user guide, «Lifecycle configuration elements»). */
function ruleOf(rule: Json): Json {
  if (!isObject(rule)) return rule;
  const { Filter: filter } = rule;
  if (!isObject(filter)) return rule;
  if (Object.keys(filter).length === 0) return { ...rule, Filter: { Prefix: '' } };
  const { And: and } = filter;
  return isObject(and) ? { ...rule, Filter: { ...filter, And: withSet(and, 'Tags') } } : rule;
}

/** With one list in it whose order says nothing. */
function withSet(value: Json, name: string): Json {
  if (!isObject(value)) return value;
  const list = value[name];
  return Array.isArray(list) ? { ...value, [name]: setOf(list) } : value;
}

function withEach(value: Json, name: string, change: (one: Json) => Json): Json {
  if (!isObject(value)) return value;
  const list = value[name];
  return Array.isArray(list) ? { ...value, [name]: list.map(change) } : value;
}
