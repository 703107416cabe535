import { expect, it } from 'vitest';
import { reasonIn } from '../../../../src/analyzers/access/error-text/reason.ts';

it.each<[string, string | null, string | null, string | null]>([
  ['because no permissions boundary allows the s3:A action', 'implicit', 'permissions_boundary', null],
  ['with an explicit deny in a VPC endpoint policy', 'explicit', 'vpc_endpoint', null],
  ['with an explicit deny', 'explicit', null, null],
  ['because no lease allows it', 'implicit', null, null],
  [
    'with an explicit deny in a session policy, with policy ARN: arn:aws:iam::aws:policy/A.',
    'explicit',
    'session',
    'arn:aws:iam::aws:policy/A',
  ],
  [
    'because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
    null,
    null,
    null,
  ],
  [
    'because no session policy allows it. User: b is not authorized to perform: s3:A with an explicit deny in a VPC endpoint policy',
    'implicit',
    'session',
    null,
  ],
  ['because the role trust policy allows the sts:AssumeRole action', 'implicit', 'role_trust', null],
  ['', null, null, null],
])('%s', (text, effect, policyType, policyArn) => {
  expect(reasonIn(text)).toMatchObject({ effect, policyType, policyArn });
});
