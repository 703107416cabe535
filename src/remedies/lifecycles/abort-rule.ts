import type { Json, JsonObject } from '../../core/json.ts';

/** The id of the rule that Cooper writes. */
export const abortRuleId = 'cooper-abort-incomplete-uploads';

type Rules = readonly JsonObject[];

/** After how many days an enabled rule aborts uploads anywhere in the bucket; null where it does not. */
export function abortsAllAfter(rule: JsonObject): number | null {
  if (rule['Status'] !== 'Enabled' || !isWholeBucket(rule)) return null;
  const abort = rule['AbortIncompleteMultipartUpload'];
  const days = isObject(abort) ? abort['DaysAfterInitiation'] : null;
  return typeof days === 'number' ? days : null;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html#intro-lifecycle-rules-filter */
function isWholeBucket({ Filter: filter, Prefix: prefix }: JsonObject): boolean {
  if (filter === undefined) return prefix === undefined || prefix === '';
  if (!isObject(filter)) return false;
  return Object.entries(filter).every(([name, value]) => name === 'Prefix' && value === '');
}

/**
 * Rules of before 2016 have their prefix outside a filter. S3 takes no mixture of the two forms: «Base level prefix cannot be
 * used in Lifecycle V2».
 */
export const isOldForm = (rules: Rules): boolean => rules.some(({ Prefix: prefix }) => typeof prefix === 'string');

/** In the form that the other rules have. */
export function abortRule(days: number, oldForm: boolean): JsonObject {
  return {
    ID: abortRuleId,
    ...(oldForm ? { Prefix: '' } : { Filter: { Prefix: '' } }),
    Status: 'Enabled',
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: days },
  };
}

const about = ['ID', 'Status', 'Filter', 'Prefix', 'AbortIncompleteMultipartUpload'];

/** Whether somebody has given a rule more to do than to abort uploads. */
export const doesMore = (rule: JsonObject): boolean => Object.keys(rule).some((name) => !about.includes(name));

/** Replaces the rule of this id where it stands, else stands at the end. All others stay as they are. */
export function withRule(rules: Rules, rule: JsonObject): Rules {
  const at = rules.findIndex(({ ID: id }) => id === rule['ID']);
  return at === -1 ? [...rules, rule] : rules.with(at, rule);
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
