/**
 * Whether S3 would call a bucket policy public, as far as a deliberately small check can say: an Allow for everybody
 * that no condition holds to fixed values (S3 user guide, «The meaning of public»). Cooper's own judgement of policies is elsewhere
 * and knows more; the local AWS must not be its own judge.
 */
export function looksPublic(policy: unknown): boolean {
  return statementsOf(policy).some(
    (statement) => statement['Effect'] === 'Allow' && isForAll(statement) && !isHeld(statement['Condition']),
  );
}

type Statement = Readonly<Record<string, unknown>>;

export function statementsOf(policy: unknown): readonly Statement[] {
  if (!isRecord(policy)) return [];
  return listOf(policy['Statement']).filter(isRecord);
}

export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isForAll({ Principal, NotPrincipal }: Statement): boolean {
  if (NotPrincipal !== undefined || Principal === '*') return true;
  if (!isRecord(Principal)) return false;
  if (Principal['Federated'] !== undefined) return true;
  return listOf(Principal['AWS']).some((one) => typeof one === 'string' && one.includes('*'));
}

/** Condition keys that can hold a policy to known callers, in lower case. */
const holding = new Set([
  'aws:sourceip',
  'aws:sourcearn',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourceowner',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:userid',
  's3:dataaccesspointarn',
  's3:dataaccesspointaccount',
]);

const positive = /^(?:ForAnyValue:)?(?:String(?:Equals|Like|EqualsIgnoreCase)|Arn(?:Equals|Like)|IpAddress)$/i;

function isHeld(condition: unknown): boolean {
  if (!isRecord(condition)) return false;
  return Object.entries(condition).some(
    ([operator, keys]) =>
      positive.test(operator) &&
      isRecord(keys) &&
      Object.entries(keys).some(([key, values]) => holding.has(key.toLowerCase()) && areFixed(key, values)),
  );
}

function areFixed(key: string, values: unknown): boolean {
  const all = listOf(values).map(String);
  return all.length > 0 && all.every((value) => (/sourceip$/i.test(key) ? isNarrow(value) : isFixed(key, value)));
}

/** No wildcard and no variable; behind a role's id and in an access point's name of a fixed account they may be. */
function isFixed(key: string, value: string): boolean {
  if (value.includes('${')) return false;
  if (/userid$/i.test(key)) return /^[A-Z0-9]+(?::.*)?$/.test(value);
  if (/dataaccesspointarn$/i.test(key)) return /^arn:aws[\w-]*:s3:[^:]*:\d{12}:/.test(value);
  return !/[*?]/.test(value);
}

/** Ranges broader than /8 (IPv6: /32) count as everybody, private ones do not. */
function isNarrow(cidr: string): boolean {
  const [address = '', length] = cidr.split('/');
  const narrowest = address.includes(':') ? 32 : 8;
  return !/[*?$]/.test(cidr) && (length === undefined || Number(length) >= narrowest);
}
