import type { Principal } from '../../../src/core/principal.ts';
import type { Caller } from '../../../src/policy/principals.ts';

/** The principal as the evaluator knows it. */
export const callerFor = ({ type, arn, account, service }: Principal): Caller => ({
  type,
  arn,
  account,
  service,
  canonicalId: null,
  hasBoundary: false,
});
