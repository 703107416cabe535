import { expect, it } from 'vitest';
import { explicitDenial, implicitDenial, serviceDenial } from '../../../src/sandbox/aws/denial-text.ts';

const refused = { principal: 'arn:aws:iam::1:user/a', action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
const begins = 'User: arn:aws:iam::1:user/a is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/k"';

it.each([
  [implicitDenial(refused, 'identity-based policy'), 'because no identity-based policy allows the s3:GetObject action'],
  [explicitDenial(refused, 'identity-based policy'), 'with an explicit deny in an identity-based policy'],
  [
    explicitDenial(refused, 'service control policy', 'arn:p'),
    'with an explicit deny in a service control policy, with policy ARN: arn:p',
  ],
  [serviceDenial(refused, 'of this.'), 'because of this.'],
])('AWS’s words: %s', (text, ends) => {
  expect(text).toBe(`${begins} ${ends}`);
});
