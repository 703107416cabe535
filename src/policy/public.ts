import { rangeOf } from './ip.ts';
import type { Condition, Policy, Principals, Rule } from './policy.ts';

/**
 * The numbers of the statements that make S3 call a bucket policy public: each Allow that is not held to fixed values of
 * who or where from. A Deny changes nothing.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
export const publicStatements = (policy: Policy, of: PolicyOf = 'bucket'): readonly number[] =>
  policy.rules.filter((rule) => isPublic(rule, of)).map(({ position }) => position);

/** Whose policy it is. In an access point's own policy, naming access points by pattern narrows nothing. */
type PolicyOf = 'bucket' | 'accessPoint';

const isPublic = ({ effect, principals, conditions }: Rule, of: PolicyOf): boolean =>
  effect === 'Allow' && !namesWho(principals) && !conditions.some((condition) => narrows(condition, of));

function namesWho(principals: Principals | null): boolean {
  if (principals === null || principals.except) return false;
  return principals.who.every(({ kind, id }) => kind !== 'Federated' && isFixed(id));
}

/** No wildcard and no policy variable. */
const isFixed = (text: string): boolean => !/[*?]|\$\{/.test(text);

/** Operators that demand the key; IfExists, ForAllValues and negated ones let in whoever has none. */
const demanding = /^(?:ForAnyValue:)?(?:StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike)$/i;

const keys: readonly string[] =
  `aws:sourcearn aws:sourcevpc aws:sourcevpce aws:sourceowner aws:sourceaccount aws:userid aws:principalorgid
  aws:principalorgpaths aws:principalaccount aws:principalarn aws:principalservicename aws:sourceorgid
  aws:sourceorgpaths s3:dataaccesspointaccount`.split(/\s+/);

function narrows({ operator, key, wanted }: Condition, of: PolicyOf): boolean {
  const lower = key.toLowerCase();
  if (wanted.length === 0) return false;
  if (lower === 'aws:sourceip' && /^(?:ForAnyValue:)?IpAddress$/i.test(operator)) return wanted.every(isNarrow);
  if (!demanding.test(operator)) return false;
  if (lower === 's3:dataaccesspointarn') return wanted.every(of === 'bucket' ? hasFixedAccount : isFixed);
  return keys.includes(lower) && wanted.every(isFixed);
}

/** Any access point of one account will do. */
function hasFixedAccount(arn: string): boolean {
  return /^arn:[^:*?$]+:s3:[^:$]*:\d{12}:accesspoint\/[^$]*$/.test(arn);
}

/** At least /8, or /32 for IPv6. The private ranges of RFC 1918 are never wider. */
function isNarrow(text: string): boolean {
  const range = rangeOf(text);
  return range !== null && range.prefix >= (range.version === 4 ? 8 : 32);
}
