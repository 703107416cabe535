import { expect, it } from 'vitest';
import { wanted } from '../../src/analyzers/access/index.ts';
import { readPolicy } from '../../src/aws/permissions.ts';
import { readings } from '../../src/aws/readings.ts';
import type { Reading } from '../../src/aws/reading.ts';

const needing = (...needs: string[]): Reading => ({ name: 'cors', calls: ['x'], needs, read: () => Promise.reject() });

it('names each action once, sorted, on what it is about', () => {
  const some = [
    needing('s3:GetObject', 's3:GetBucketCORS'),
    needing('kms:DescribeKey', 's3:GetBucketAcl', 's3:GetBucketCORS'),
    needing('s3:GetAccountPublicAccessBlock', 's3:GetBucketObjectLockConfiguration'),
  ];
  expect(readPolicy(some)).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'ReadBuckets',
        Effect: 'Allow',
        Action: ['s3:GetBucketAcl', 's3:GetBucketCORS', 's3:GetBucketObjectLockConfiguration'],
        Resource: 'arn:aws:s3:::*',
      },
      { Sid: 'ReadObjects', Effect: 'Allow', Action: ['s3:GetObject'], Resource: 'arn:aws:s3:::*/*' },
      {
        Sid: 'ReadAccount',
        Effect: 'Allow',
        Action: ['kms:DescribeKey', 's3:GetAccountPublicAccessBlock'],
        Resource: '*',
      },
    ],
  });
});

it('of everything that Cooper reads only reads', () => {
  const { Statement } = readPolicy(readings);
  const actions = [Statement].flat().flatMap((one) => ('Action' in one ? (one.Action ?? []) : []));
  expect(actions.length).toBeGreaterThan(40);
  expect(actions.filter((action) => !/^[a-z0-9]+:(Get|List|Describe|Lookup)/.test(action))).toEqual([]);
});

it('has no statement without actions', () => {
  expect(readPolicy([needing('s3:ListBucket')]).Statement).toHaveLength(1);
});

it('is published as docs/read-policy.json for what a diagnosis reads (refresh it with -u)', async () => {
  const names = new Set<string>([...wanted(true), 'caller']);
  const policy = readPolicy(readings.filter(({ name }) => names.has(name)));
  await expect(`${JSON.stringify(policy, null, 2)}\n`).toMatchFileSnapshot('../../docs/read-policy.json');
});
