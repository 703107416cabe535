import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/aws/permissions.ts';
import { readings, readingsOf } from '../../src/aws/readings.ts';
import type { Reading } from '../../src/aws/reading.ts';
import { diagnosed } from './diagnosed.ts';

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
  expect(actions.filter((action) => !/^[a-z0-9-]+:(Get|List|Describe|Lookup|Simulate|Check)/.test(action))).toEqual([]);
});

it('has no statement without actions', () => {
  expect(readPolicy([needing('s3:ListBucket')]).Statement).toHaveLength(1);
});

const published = (policy: object): string => `${JSON.stringify(policy, null, 2)}\n`;

it('is published as docs/read-policy.json for everything that Cooper reads (refresh it with -u)', async () => {
  await expect(published(readPolicy(readings))).toMatchFileSnapshot('../../docs/read-policy.json');
});

describe('what a diagnosis of access needs', () => {
  const policy = readPolicy(readingsOf(diagnosed(true)));

  it('is published as docs/read-policy-diagnose.json (refresh it with -u)', async () => {
    await expect(published(policy)).toMatchFileSnapshot('../../docs/read-policy-diagnose.json');
  });

  it('is at most 40 actions', () => {
    expect([policy.Statement].flat().flatMap(({ Action = [] }) => Action).length).toBeLessThanOrEqual(40);
  });

  it('leaves nothing out that comes before or beside what is wanted', () => {
    const names = readingsOf(['kmsGrants']).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['bucket', 'encryption', 'kmsGrants', 'kmsKey', 'objectHead']);
  });
});
