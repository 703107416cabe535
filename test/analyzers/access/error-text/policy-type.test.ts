import { expect, it } from 'vitest';
import { policyTypeOf } from '../../../../src/analyzers/access/error-text/policy-type.ts';

it.each<[string, string | null]>([
  ['identity-based policy', 'identity'],
  ['resource-based policy', 'resource'],
  ['resource control policy', 'rcp'],
  ['permissions boundary', 'permissions_boundary'],
  ['session policy', 'session'],
  ['sessions policy', 'session'],
  ['service control policy', 'scp'],
  ['VPC endpoint policy', 'vpc_endpoint'],
  ['role trust policy', 'role_trust'],
  ['lease', null],
  ['', null],
])('%j is %s', (words, type) => {
  expect(policyTypeOf(words)).toBe(type);
});
