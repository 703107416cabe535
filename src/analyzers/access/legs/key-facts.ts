import type { Fact } from '../../../core/fact.ts';
import type { Facts } from '../../../core/facts.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { KeyFacts, KeyGrant } from '../../../policy/gates/s3-facts.ts';

/** The grants of the key, and the encryption context that S3 sends; null when that is not known. */
export function keyFacts({ reads: { kmsGrants } }: Facts, context: string | null): KeyFacts {
  return {
    grants: grantsIn(kmsGrants),
    encryptionContext: context === null ? 'unknown' : { 'aws:s3:arn': context },
  };
}

function grantsIn(fact: Fact<readonly JsonObject[]> | undefined): KeyFacts['grants'] {
  if (fact?.is === 'absent') return [];
  return fact?.is === 'known' ? fact.value.flatMap((grant) => grantOf(grant) ?? []) : 'unknown';
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantListEntry.html */
function grantOf({ GranteePrincipal, Operations, Constraints }: JsonObject): KeyGrant | null {
  if (typeof GranteePrincipal !== 'string' || !Array.isArray(Operations)) return null;
  const constraints = objectOf(Constraints);
  return {
    granteePrincipal: GranteePrincipal,
    operations: Operations.filter((name) => typeof name === 'string'),
    contextEquals: pairsOf(constraints['EncryptionContextEquals']),
    contextSubset: pairsOf(constraints['EncryptionContextSubset']),
  };
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

function pairsOf(value: unknown): Readonly<Record<string, string>> | null {
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'));
}
