import type { PolicyDocument } from '../core/settings.ts';
import { Malformed } from './well-formed.ts';

/** The text of a policy as a document. */
export function policyDocument(text: string | undefined): PolicyDocument {
  const document = parsed(text ?? '');
  if (typeof document !== 'object' || document === null || !('Statement' in document))
    throw new Malformed('the policy has no statement');
  return document as PolicyDocument;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own words would repeat parts of the policy.
    throw new Malformed('the policy is not JSON');
  }
}
