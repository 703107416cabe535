import { describe, expect, it } from 'vitest';
import { changedSince } from '../../../src/analyzers/affected/index.ts';
import { denied, known } from '../../../src/core/fact.ts';
import type { TrailEvent } from '../../../src/core/facts.ts';
import { plain } from '../../../src/core/words.ts';
import { policyOf } from '../../facts.ts';
import { linesOf, partnerReads, sceneOf, stepOn, underKms, unknownOf } from './scene.ts';

const terraform = 'arn:aws:sts::111122223333:assumed-role/terraform/ci';
const event = (name: string, at: string, but: Partial<TrailEvent> = {}): TrailEvent => ({
  id: at,
  name,
  at,
  who: terraform,
  errorCode: null,
  source: 's3.amazonaws.com',
  ...but,
});
const events = known([
  event('PutBucketPolicy', '2026-11-28T10:00:00Z'),
  event('DeleteBucketPolicy', '2026-11-20T10:00:00Z'),
  event('PutBucketPolicy', '2026-11-19T10:00:00Z', { errorCode: 'AccessDenied', who: 'refused' }),
  event('PutBucketTagging', '2026-11-18T10:00:00Z', { who: 'tagger' }),
  event('PutBucketPolicy', '2026-11-17T10:00:00Z', {
    who: 'arn:aws:sts::111122223333:assumed-role/cooper-write-b/cooper-c1',
  }),
]);
const step = stepOn('policy', policyOf(partnerReads));

describe('who wrote the same settings lately', () => {
  it('may write them again', () => {
    const lines = linesOf(sceneOf({ recentChanges: events }), step).filter((line) => line.includes('wrote'));
    expect(lines).toEqual([
      `perhaps | ${terraform} | wrote the same settings 2 times, last on 2026-11-28 (PutBucketPolicy and DeleteBucketPolicy): if that is a program, its next run may undo this change`,
    ]);
  });

  it('is nobody where other settings change', () => {
    expect(linesOf(sceneOf({ recentChanges: events }), stepOn('lifecycle', { Rules: [] })).join()).not.toContain(
      'wrote',
    );
  });

  it('is not known without CloudTrail', () => {
    expect(unknownOf(sceneOf({ recentChanges: denied('cloudtrail:LookupEvents') }), step)).toContain(
      'cloudtrail:LookupEvents',
    );
  });
});

it('says that CloudTrail shows no reads of objects, where access changes', () => {
  expect(unknownOf(sceneOf(), step)).toContain("CloudTrail's event history holds no data events of S3");
  expect(unknownOf(sceneOf(), stepOn('lifecycle', { Rules: [] }))).not.toContain('data events');
});

it('names whom KMS refused already when new objects come under a KMS key', () => {
  const group = {
    name: 'Decrypt',
    source: 'kms.amazonaws.com',
    who: 'arn:aws:iam::111122223333:user/ana',
    errorCode: 'AccessDenied',
    message: null,
    count: 3,
    first: '2026-11-01T00:00:00Z',
    last: '2026-11-02T00:00:00Z',
    vpcEndpointId: null,
    sourceIp: null,
  };
  const deniedCalls = known({
    groups: [group, { ...group, source: 's3.amazonaws.com', who: 'other' }],
    gaps: [],
    dataEvents: 'not readable' as const,
  });
  const lines = linesOf(sceneOf({ deniedCalls }), stepOn('encryption', underKms)).filter((line) =>
    line.includes('by KMS'),
  );
  expect(lines).toEqual([
    'perhaps | arn:aws:iam::111122223333:user/ana | was refused Decrypt by KMS 3 times, last on 2026-11-02, and new objects come under a KMS key',
  ]);
});

describe('changed since the preview', () => {
  const since = new Date('2026-11-25T00:00:00Z');

  it('names who, with what and when', () => {
    expect(changedSince(sceneOf({ recentChanges: events }), since, ['policy']).map(plain)).toEqual([
      `${terraform} with PutBucketPolicy at 2026-11-28 10:00:00 UTC`,
    ]);
  });

  it('is empty where nobody did, and where nobody can tell', () => {
    expect(changedSince(sceneOf({ recentChanges: events }), since, ['acl'])).toEqual([]);
    expect(changedSince(sceneOf({ recentChanges: denied('cloudtrail:LookupEvents') }), since, ['policy'])).toEqual([]);
  });
});
