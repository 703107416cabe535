import { describe, expect, it } from 'vitest';
import { absent, denied, failed, known } from '../../src/core/fact.ts';
import type { Fact } from '../../src/core/fact.ts';
import type { FactName, Facts } from '../../src/core/facts.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { PolicyStatement } from '../../src/core/settings.ts';
import { remedyOf } from '../../src/remedies/index.ts';
import { policyOf } from '../facts.ts';
import { planIn, type Stored, type World } from './model.ts';
import { account, bucket, bucketArn, keyArn, logDelivery, logs, logsArn, ownId, partner } from './places.ts';
import { isBlindWithout, plans, proseOf, stepsIn, withFact } from './promises.ts';

const id = 'enable-access-logging';
const to = { to: logs };
const going = (TargetBucket: string, more: JsonObject = {}): Stored => ({
  logging: { LoggingEnabled: { TargetBucket, TargetPrefix: 'old/', ...more } },
});
const letting: PolicyStatement = {
  Effect: 'Allow',
  Principal: { Service: 'logging.s3.amazonaws.com' },
  Action: 's3:PutObject',
  Resource: `${logsArn}/*`,
  Condition: { ArnLike: { 'aws:SourceArn': bucketArn }, StringEquals: { 'aws:SourceAccount': account } },
};
const ready: World = { [logs]: { policy: policyOf(letting) } };
const target = (more: Stored): World => ({ [logs]: more });
const kms = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn, BucketKeyEnabled: true, BlockedEncryptionTypes: [] };
const inLogs = (name: FactName, fact: Fact<never>) => (facts: Facts) =>
  facts.target.bucket === logs ? withFact(name, fact)(facts) : facts;

plans(id, [
  [
    'lets the logs in, then sends them',
    to,
    {},
    'steps',
    JSON.stringify([
      ['policy', policyOf({ Sid: 'CooperAccessLogs', ...letting, Resource: `${logsArn}/${bucket}/*` })],
      [
        'logging',
        {
          LoggingEnabled: {
            TargetBucket: logs,
            TargetPrefix: `${bucket}/`,
            TargetObjectKeyFormat: { PartitionedPrefix: { PartitionDateSource: 'EventTime' } },
          },
        },
      ],
    ]),
  ],
  ['takes a prefix', { ...to, prefix: 'x/' }, {}, 'steps', `"${logsArn}/x/*"`],
  ['only sends them where they are let in', to, ready, 'steps', '[["logging"'],
  ['only lets them in where they are sent', to, { [bucket]: going(logs) }, 'steps', `[["policy",`],
  ['has nothing to do where both is so', to, { ...ready, [bucket]: going(logs) }, 'nothing', logs],
  [
    'keeps prefix, grants and format of what goes there',
    to,
    { ...ready, [bucket]: going(logs, { TargetGrants: [] }) },
    'nothing',
    logs,
  ],
  [
    'changes the prefix alone when one is asked for',
    { ...to, prefix: 'x/' },
    { ...ready, [bucket]: going(logs, { TargetGrants: [] }) },
    'steps',
    '[["logging",{"LoggingEnabled":{"TargetBucket":"cooper-case-logs","TargetPrefix":"x/","TargetGrants":[]}}]]',
  ],
  [
    'is content with an ACL that lets them in',
    to,
    target({ acl: { owner: ownId, grants: [{ grantee: { uri: logDelivery }, permission: 'WRITE' }] } }),
    'steps',
    '[["logging"',
  ],
  ['is refused for the bucket itself', { to: bucket }, {}, 'refused', 'its own access logs'],
  [
    'is refused where the other bucket has Object Lock',
    to,
    target({ objectLock: { ObjectLockEnabled: 'Enabled' } }),
    'refused',
    'Object Lock',
  ],
  ['is refused where readers pay', to, target({ requestPayment: { Payer: 'Requester' } }), 'refused', 'Requester Pays'],
  ['is refused where it encrypts with KMS', to, target({ encryption: { Rules: [kms] } }), 'refused', 'KMS'],
  ['is refused where its logs come back', to, target(going(bucket)), 'refused', 'without end'],
  ['is refused where it logs to itself', to, target(going(logs)), 'refused', 'without end'],
  ['minds no other logs of it', to, target(going('third')), 'steps', '"CooperAccessLogs"'],
  [
    'is refused where its policy denies them',
    to,
    target({ policy: policyOf({ ...letting, Effect: 'Deny', Condition: {} }) }),
    'refused',
    'denies log delivery',
  ],
  [
    'is refused where only a network is let in',
    to,
    target({
      policy: policyOf({
        ...letting,
        Effect: 'Deny',
        Principal: '*',
        Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } },
      }),
    }),
    'refused',
    'denies log delivery',
  ],
  [
    'minds no refusal of requests without TLS',
    to,
    target({
      policy: policyOf({
        ...letting,
        Effect: 'Deny',
        Principal: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    }),
    'steps',
    '"CooperAccessLogs"',
  ],
  [
    'is refused where the policy would get too long',
    to,
    target({
      policy: policyOf(
        ...Array.from({ length: 110 }, (_, nth) => ({ ...letting, Sid: `S${nth}`, Resource: `${logsArn}/x` })),
      ),
    }),
    'refused',
    '20480',
  ],
]);

isBlindWithout(id, to, {}, ['bucket', 'owner', 'logging']);

describe('of the bucket that the logs go to', () => {
  it.each<FactName>(['policy', 'encryption', 'objectLock', 'requestPayment', 'ownershipControls', 'acl', 'logging'])(
    '%s must be seen',
    (name) => {
      const plan = planIn({}, id, to, inLogs(name, denied('s3:Look')));
      expect(JSON.stringify(plan)).toMatch(/^{"is":"refused".*s3:Look/);
      expect(planIn({}, id, to, inLogs(name, failed('throttled', 'SlowDown')))).toMatchObject({ is: 'refused' });
    },
  );

  it.each<[string, FactName, Fact<never>, string]>([
    ['that it is there', 'bucket', absent, 'no bucket'],
    ['its region', 'bucket', known({ region: 'us-east-1' }) as never, 'another region'],
    ['its account', 'owner', known({ account: partner, canonicalIds: {} }) as never, 'another account'],
    ['whether it has one that we know', 'owner', known({ account: null, canonicalIds: {} }) as never, 'Nobody knows'],
  ])('%s counts', (_promise, name, fact, says) => {
    const plan = JSON.stringify(planIn({}, id, to, inLogs(name, fact)));
    expect(plan).toContain('"refused"');
    expect(plan).toContain(says);
  });

  it('statements for other logs don’t let these in', () => {
    const others: readonly PolicyStatement[] = [
      { ...letting, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::other' } } },
      { ...letting, Condition: { StringEquals: { 'aws:SourceAccount': partner } } },
      { ...letting, Resource: `${logsArn}/elsewhere/*` },
      { ...letting, Action: 's3:GetObject' },
      { ...letting, Principal: { Service: 'cloudtrail.amazonaws.com' } },
    ];
    for (const other of others) {
      const { steps } = stepsIn(planIn(target({ policy: policyOf(other) }), id, to));
      expect(steps[0]).toMatchObject({
        target: { bucket: logs },
        setting: 'policy',
        after: { Statement: [other, {}] },
      });
    }
  });
});

it('is of class B where they went elsewhere until now, and says what stops there', () => {
  const plan = planIn({ ...ready, [bucket]: going('third') }, id, to);
  expect(plan).toMatchObject({ is: 'steps', risk: 'B', loses: [expect.anything()] });
  expect(proseOf(plan)).toContain('No more logs come to third');
  expect(planIn(ready, id, to)).toMatchObject({ is: 'steps', loses: [] });
});

describe('parameters', () => {
  const safe = (params: object) => remedyOf(id)?.params.safeParse(params).success;

  it('are a bucket and perhaps a prefix', () => {
    expect(safe({ to: logs })).toBe(true);
    expect(safe({ to: logs, prefix: null })).toBe(true);
  });

  it.each([{}, { to: '' }, { to: 'a/b' }, { to: logs, prefix: 'a*' }, { to: logs, prefix: '${aws:username}' }])(
    '%j are none',
    (params) => {
      expect(safe(params)).toBe(false);
    },
  );

  it('name the bucket that must be read too, which must be of the same account', () => {
    const { target: place } = { target: { account } };
    expect(remedyOf(id)?.also?.(place as never, { to: logs, prefix: null })).toMatchObject([{ bucket: logs, account }]);
  });
});
