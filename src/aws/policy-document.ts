import type { PolicyDocument } from '../core/settings.ts';
import { Malformed } from './well-formed.ts';

/** The text of a policy as a document. */
export function policyDocument(text: string | undefined): PolicyDocument {
  const document = parsed(text ?? '');
  if (typeof document !== 'object' || document === null || !('Statement' in document))
    throw new Malformed('the policy has no statement');
  return document as PolicyDocument;
}

/**
 * A number whose spelling JavaScript would lose, such as 1.10 or one of twenty digits, is kept as text: IAM compares
 * condition values as texts (IAM user guide, «Grammar of the IAM JSON policy language»: numbers are allowed for them).
 */
const exact = (_key: string, value: unknown, { source }: { readonly source?: string }): unknown =>
  typeof value === 'number' && source !== undefined && String(value) !== source ? source : value;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text, exact as (key: string, value: unknown) => unknown);
  } catch {
    // The parser's own words would repeat parts of the policy.
    throw new Malformed('the policy is not JSON');
  }
}
