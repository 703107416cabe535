import { expect, it } from 'vitest';
import { restricted } from '../../../src/policy/gates/restrict-public-buckets.ts';
import { at } from './at.ts';

const underlying = { arn: 'arn:aws:s3:::bucket', segments: 'arn:aws:s3:::bucket'.split(':'), everything: false };
const through = { accessPoint: { account: '444455556666', vpcId: null, underlying } };

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
it.each<[string, string | null, boolean | 'unknown', object, boolean | 'unknown']>([
  ['another account', '444455556666', true, {}, true],
  ['anonymous', null, true, {}, true],
  ["the bucket's account", '111122223333', true, {}, false],
  ["the access point's account", '444455556666', true, through, false],
  ['no public policy', '444455556666', false, {}, false],
  ['nobody knows whether it is public', '444455556666', 'unknown', {}, 'unknown'],
  ["nor has the bucket's account to", '111122223333', 'unknown', {}, false],
])('%s', (_name, account, publicPolicyCutOff, more, wanted) => {
  const { asked, about } = at({ account });
  expect(restricted(asked, { ...about, publicPolicyCutOff, ...more })).toBe(wanted);
});

it('services are not cut off', () => {
  const { asked, about } = at({ account: null });
  const caller = { ...asked.caller, type: 'service' as const, service: 'cloudtrail.amazonaws.com' };
  expect(restricted({ ...asked, caller }, { ...about, publicPolicyCutOff: true })).toBe(false);
});
