import { AwsError } from '../../../service.ts';
import type { BucketAsk } from '../api.ts';
import { invalidArgument, invalidRequest } from '../errors.ts';
import { all, type Branch, type Content, malformedXml, textOf, type Tree } from '../xml.ts';
import { oneOf } from './one-of.ts';

/** Part of the configuration, but told in a header; kept as an element of the document. */
const smallest = 'TransitionDefaultMinimumObjectSize';
const header = 'x-amz-transition-default-minimum-object-size';
/** Since September 2024, when nothing is said (S3 API reference, PutBucketLifecycleConfiguration). */
const usual = 'all_storage_classes_128K';

/** At most 1,000 rules, each with a status, a filter or prefix, and something to do (PutBucketLifecycleConfiguration). */
export function checkLifecycle(document: Branch, { call }: BucketAsk): Content {
  const rules = all(document, 'Rule');
  if (rules.length === 0 || rules.length > 1000) throw malformedXml();
  const size = call.headers[header] ?? usual;
  if (size !== usual && size !== 'varies_by_storage_class')
    throw new AwsError('InvalidArgument', 400, `Invalid ${smallest} found: ${size}`);
  const ids = new Set<string>();
  const kept = rules.map((rule, nth) => lifecycleRule(rule, nth, ids));
  return { ...document, Rule: kept, [smallest]: size };
}

export function showLifecycle({ [smallest]: size, ...document }: Branch) {
  const headers = { [header]: typeof size === 'string' ? size : usual };
  return { root: 'LifecycleConfiguration', content: document, headers };
}

const doings = [
  'Expiration',
  'Transition',
  'NoncurrentVersionExpiration',
  'NoncurrentVersionTransition',
  'AbortIncompleteMultipartUpload',
];

function lifecycleRule(rule: Tree, nth: number, ids: Set<string>): Content {
  const status = oneOf(rule, 'Status', ['Enabled', 'Disabled']);
  const place = all(rule, 'Filter').length + all(rule, 'Prefix').length;
  if (status === null || place !== 1 || typeof rule === 'string') throw malformedXml();
  if (!doings.some((name) => all(rule, name).length > 0))
    throw invalidRequest('At least one action needs to be specified in a rule');
  const id = textOf(rule, 'ID') ?? `rule-${nth + 1}`;
  if (ids.has(id) || id.length > 255)
    throw invalidArgument(
      ids.has(id)
        ? 'Rule ID must be unique. Found same ID for more than one rule'
        : 'ID length should not exceed allowed limit of 255',
      'ID',
      id,
    );
  ids.add(id);
  return { ...rule, ID: id };
}
