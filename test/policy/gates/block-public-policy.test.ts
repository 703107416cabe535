import { expect, it } from 'vitest';
import { blockPublicPolicy } from '../../../src/policy/gates/block-public-policy.ts';
import { allow, verdict } from '../ask.ts';
import { type Given, refuses } from './at.ts';

const put = 's3:putbucketpolicy';
const facts = (blockPublicPolicy_: boolean | 'unknown', writtenPolicyIsPublic: boolean | 'unknown' | null): Given => ({
  s3: { blockPublicPolicy: blockPublicPolicy_, writtenPolicyIsPublic },
  action: put,
});

it.each<[string, Given, boolean | 'unknown' | null]>([
  ['a public policy', facts(true, true), true],
  ['another policy', facts(true, false), false],
  ['a policy nobody knows', facts(true, 'unknown'), 'unknown'],
  ['an unknown flag', facts('unknown', true), 'unknown'],
  ['no flag', facts(false, true), null],
  ['reading a policy', { ...facts(true, true), action: 's3:getbucketpolicy' }, null],
  ["an access point's policy", { ...facts(true, true), action: 's3:putaccesspointpolicy' }, true],
])('%s', (_name, given, wanted) => {
  expect(refuses(blockPublicPolicy, given)).toBe(wanted);
});

it.each<[string, object, string]>([
  ['is refused where it is public', { Principal: '*' }, 'explicit_deny s3_block_public_access'],
  ['is written where it names who', { Principal: { AWS: '444455556666' } }, 'allow'],
])('the policy of a case that writes one %s', (_name, who, wanted) => {
  const resource = [allow({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*', ...who })];
  const settings = { s3: { accountPublicAccessBlock: { BlockPublicPolicy: true } } };
  const action = 's3:PutBucketPolicy';
  expect(verdict({ action, arn: 'arn:aws:s3:::bucket', identity: [allow()], resource, settings })).toBe(wanted);
});
