import { expect, it } from 'vitest';
import { remediedSettings, writePolicy, writeTrustPolicy } from '../../src/aws/write-permissions.ts';

const published = (policy: object): string => `${JSON.stringify(policy, null, 2)}\n`;

it('is what the remedies write, each action once, and no reading', () => {
  const policy = writePolicy(remediedSettings);
  expect(policy).toMatchObject({
    Statement: [
      { Sid: 'WriteBuckets', Resource: 'arn:aws:s3:::*' },
      { Sid: 'WriteAccount', Action: ['s3:PutAccountPublicAccessBlock'], Resource: '*' },
    ],
  });
  const actions = [policy.Statement].flat().flatMap(({ Action = [] }) => Action);
  expect(new Set(actions).size).toBe(actions.length);
  expect(actions.filter((action) => !/^s3:(Put|Delete)/.test(action))).toEqual([]);
});

it('has no statement without actions', () => {
  expect(writePolicy(['policy'])).toMatchObject({
    Statement: [{ Action: ['s3:DeleteBucketPolicy', 's3:PutBucketPolicy'] }],
  });
  expect(writePolicy(['policy']).Statement).toHaveLength(1);
});

it('is published as docs/write-policy.json (refresh it with -u)', async () => {
  await expect(published(writePolicy(remediedSettings))).toMatchFileSnapshot('../../docs/write-policy.json');
});

it('wants a person and a change, and is published as docs/write-trust-policy.json (refresh it with -u)', async () => {
  const policy = writeTrustPolicy('arn:aws:iam::111122223333:role/cooper', 'replace-with-a-secret-of-your-own');
  const [assume, , tag] = [policy.Statement].flat();
  expect(assume?.Condition?.['StringLike']).toMatchObject({
    'sts:SourceIdentity': '?*',
    'aws:RequestTag/change': '?*',
    'aws:RequestTag/requester': '?*',
  });
  expect(tag?.Condition).toHaveProperty('ForAllValues:StringEquals');
  await expect(published(policy)).toMatchFileSnapshot('../../docs/write-trust-policy.json');
});
