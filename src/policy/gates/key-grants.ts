import type { Asked } from '../judge.ts';
import { spokenTo, type Strength, strongest } from '../principals.ts';
import type { KeyFacts, KeyGrant, Maybe } from './s3-facts.ts';

/**
 * A grant lets its grantee do the operations it lists, as if the key policy named it, where the encryption context is as
 * the grant wants. The constraint is not for operations without one.
 * https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantConstraints.html
 */
export function keyGrantGives(asked: Asked, { grants, encryptionContext }: KeyFacts): Strength | null {
  const hopes = asked.outlook === 'best';
  if (grants === 'unknown') return hopes ? strongest[asked.caller.type] : null;
  const fitting = grants.filter((grant) => {
    const fits = covers(grant, asked.action, encryptionContext);
    return fits === 'unknown' ? hopes : fits;
  });
  const who = fitting.map(({ granteePrincipal: id }) => ({ kind: 'AWS', id }) as const);
  return spokenTo({ except: false, who }, asked.caller, 'Allow');
}

function covers(grant: KeyGrant, action: string, context: KeyFacts['encryptionContext']): Maybe<boolean> {
  const listed = grant.operations.some((name) => `kms:${name.toLowerCase()}` === action);
  return listed && contextFits(grant, action, context);
}

const withoutContext = ['kms:describekey', 'kms:retiregrant', 'kms:getpublickey', 'kms:creategrant'];

function contextFits(grant: KeyGrant, action: string, context: KeyFacts['encryptionContext']): Maybe<boolean> {
  const wanted = grant.contextEquals ?? grant.contextSubset;
  if (wanted === null || withoutContext.includes(action)) return true;
  if (context === 'unknown') return context;
  const exact = grant.contextEquals;
  if (exact !== null && Object.keys(exact).length !== Object.keys(context).length) return false;
  return holds(wanted, context) && (grant.contextSubset === null || holds(grant.contextSubset, context));
}

/** In a constraint the keys don't mind case; the values do. */
function holds(wanted: Readonly<Record<string, string>>, context: Readonly<Record<string, string>>): boolean {
  const given = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  return Object.entries(wanted).every(([key, value]) => given.get(key.toLowerCase()) === value);
}
