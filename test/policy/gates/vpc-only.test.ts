import { expect, it } from 'vitest';
import type { AccessPoint } from '../../../src/policy/gates/s3-facts.ts';
import { vpcOnly } from '../../../src/policy/gates/vpc-only.ts';
import { unseen } from '../../../src/policy/pattern.ts';
import { at } from './at.ts';

const underlying = { arn: 'arn:aws:s3:::bucket', segments: 'arn:aws:s3:::bucket'.split(':'), everything: false };

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-vpc.html */
it.each<[string, AccessPoint['vpcId'], string | typeof unseen | undefined, boolean | 'unknown' | null]>([
  ['from its VPC', 'vpc-1', 'vpc-1', false],
  ['from another', 'vpc-1', 'vpc-2', true],
  ['from the internet', 'vpc-1', undefined, true],
  ['from who knows where', 'vpc-1', unseen, 'unknown'],
  ['open to the internet', null, undefined, null],
  ['who knows what it takes', 'unknown', 'vpc-1', 'unknown'],
])('%s', (_name, vpcId, from, wanted) => {
  const one = at({ context: from === undefined ? {} : { 'aws:sourcevpc': from } });
  const about = { ...one.about, accessPoint: { account: '111122223333', vpcId, underlying } };
  expect(vpcOnly.judge({ ...one, about })?.refuses ?? null).toBe(wanted);
});

it('a request to the bucket itself is not its business', () => {
  expect(vpcOnly.judge(at({}))).toBeNull();
});
