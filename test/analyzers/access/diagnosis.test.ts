import { describe, expect, it } from 'vitest';
import { diagnosis, wanted } from '../../../src/analyzers/access/index.ts';
import { absent, denied, failed, known } from '../../../src/core/fact.ts';
import type { Facts, Reads, TrailEvent } from '../../../src/core/facts.ts';
import { findingsOf } from '../../../src/core/report.ts';
import { plain } from '../../../src/core/words.ts';
import { at, bucketFacts, objectFacts, publicRead, withPolicy } from '../../facts.ts';
import { row, verdict } from './outcome.ts';

const titles = (facts: Facts) => diagnosis(facts).sections.map(({ title }) => title);

describe('the verdict', () => {
  it('a healthy object', () => {
    expect(verdict(objectFacts())).toBe(
      "Cooper can read logs/reports/a.csv, and nothing on the bucket's side that was looked at stands in the way.",
    );
  });

  it('a healthy bucket', () => {
    expect(verdict(bucketFacts())).toMatch(/^logs is there, and nothing/);
  });

  it('the first cause in the order of triage, however many there are', () => {
    const facts = objectFacts({ object: absent, requestPayment: known({ Payer: 'Requester' }) });
    expect(verdict(facts)).toBe('There is no object under this key: S3 answers 404.');
  });

  it('never something that only is worth mending: that is said, and does not answer the question', () => {
    const off = bucketFacts({ publicAccessBlock: absent, accountPublicAccessBlock: absent });
    expect(verdict(off)).toMatch(/^logs is there, and nothing .* One thing is worth mending all the same\.$/);
    const blind = bucketFacts({
      publicAccessBlock: absent,
      accountPublicAccessBlock: absent,
      requestPayment: failed('throttled', 'x'),
    });
    expect(verdict(blind)).toMatch(
      /^Nothing in the way was seen, but not everything could be: reading requestPayment failed/,
    );
  });

  it('says with a cause how much could not be judged', () => {
    const facts = objectFacts({ object: absent, requestPayment: denied('s3:GetBucketRequestPayment') });
    expect(verdict(facts)).toBe('There is no object under this key: S3 answers 404. One check could not be judged.');
  });

  it('one thing unknown', () => {
    expect(verdict(bucketFacts({ requestPayment: denied('s3:GetBucketRequestPayment') }))).toBe(
      'Nothing in the way was seen, but not everything could be: Cooper may not call s3:GetBucketRequestPayment.',
    );
  });

  it('several things unknown', () => {
    const facts = bucketFacts({
      requestPayment: failed('timed out', 'x'),
      encryption: denied('s3:GetEncryptionConfiguration'),
    });
    expect(verdict(facts)).toMatch(/ One more check could not be judged\.$/);
  });
});

describe('a bucket that is not there', () => {
  const gone = failed('no such bucket', 'NoSuchBucket');
  const reads: Reads = {
    bucket: absent,
    policy: gone,
    policyStatus: gone,
    publicAccessBlock: gone,
    acl: gone,
    object: gone,
  };
  const report = diagnosis(objectFacts(reads));

  it('is one finding, not twenty', () => {
    expect(plain(report.verdict.text)).toBe('There is no bucket called logs.');
    expect(report.sections.map(({ title }) => title)).toEqual(['What is wrong', 'Checked, and not in the way']);
    expect(findingsOf(report).filter(({ outcome }) => outcome.is !== 'not applicable')).toHaveLength(1);
  });

  it('lists nothing as unseen that could not be there', () => {
    expect(report.unknowns.map(({ what }) => what)).not.toContain('policy');
  });
});

it('sections come in order: wrong, unknown, three viewpoints, changes, set-up, policy, and what is fine folded away', () => {
  const event: TrailEvent = { id: '1', name: 'PutBucketPolicy', at, who: 'ana', errorCode: null, source: '' };
  const facts = objectFacts({
    ...withPolicy(true, publicRead),
    requestPayment: denied('s3:GetBucketRequestPayment'),
    recentChanges: known([event]),
  });
  expect(titles(facts)).toEqual([
    'What is wrong',
    'What could not be judged',
    'The side of the bucket, as three people see it',
    'Changes to the bucket',
    'How the bucket is set up',
    'What the bucket policy says',
    'Checked, and not in the way',
  ]);
  expect(diagnosis(facts).sections.map((section) => section.is === 'findings' && section.folded)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
    true,
  ]);
});

it('the latest five changes are shown, and how many there were', () => {
  const events = Array.from({ length: 7 }, (_, nth) => ({
    id: String(nth),
    name: `Put${nth}`,
    at,
    who: null,
    errorCode: nth === 1 ? 'AccessDenied' : null,
    source: '',
  }));
  const section = diagnosis(bucketFacts({ recentChanges: known(events) })).sections.find(({ is }) => is === 'timeline');
  if (section?.is !== 'timeline') throw new Error('no timeline');
  expect(section.title).toBe('The latest 5 of 7 changes to the bucket');
  expect(section.events.map(({ text }) => plain(text))).toEqual([
    'Put0',
    'Put1, refused with AccessDenied',
    'Put2',
    'Put3',
    'Put4',
  ]);
});

describe('how the bucket is set up', () => {
  it.each<[string, Reads, string, string | null]>([
    ['a region', {}, 'Region', 'us-east-1'],
    ['old ownership', { ownershipControls: absent }, 'Object Ownership', 'ObjectWriter (never set)'],
    ['hidden ownership is not known', { ownershipControls: denied('s3:Look') }, 'Object Ownership', null],
    ['encryption', {}, 'Default encryption', 'AES256'],
    [
      'a KMS key with its bucket key',
      {
        encryption: known({
          Rules: [{ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'k', BucketKeyEnabled: true, BlockedEncryptionTypes: [] }],
        }),
      },
      'Default encryption',
      'aws:kms under k, with a bucket key',
    ],
    ['versioning that was never touched', {}, 'Versioning', 'never enabled'],
    ['versioning', { versioning: known({ Status: 'Suspended', MFADelete: null }) }, 'Versioning', 'Suspended'],
    ['no lock', {}, 'Object Lock', 'off'],
    ['a lock', { objectLock: known({ ObjectLockEnabled: 'Enabled' }) }, 'Object Lock', 'on, no default retention'],
    ['a hidden lock', { objectLock: failed('timed out', 'x') }, 'Object Lock', null],
    ['who pays', { requestPayment: known({ Payer: 'Requester' }) }, 'Requester Pays', 'on'],
    ['attributes', { abac: known({ Status: 'Enabled' }) }, 'Attribute-based access control', 'Enabled'],
    [
      'each flag of Block Public Access',
      { accountPublicAccessBlock: denied('s3:Look'), publicAccessBlock: absent },
      'Block Public Access',
      'BlockPublicAcls unknown, IgnorePublicAcls unknown, BlockPublicPolicy unknown, RestrictPublicBuckets unknown',
    ],
  ])('%s', (_name, reads, setting, now) => {
    expect(row(bucketFacts(reads), setting)).toEqual([setting, now]);
  });
});

describe('what the bucket policy says', () => {
  it('who, what, where and when, in words', () => {
    const facts = bucketFacts(
      withPolicy(
        false,
        { ...publicRead, Sid: 'A', Principal: { AWS: ['111122223333'], Service: 'logging.s3.amazonaws.com' } },
        {
          Effect: 'Deny',
          NotPrincipal: { AWS: '111122223333' },
          NotAction: 's3:Get*',
          NotResource: 'arn:aws:s3:::logs/a',
        },
        {
          ...publicRead,
          Sid: 'C',
          Condition: {
            StringEquals: { 'aws:SourceVpce': ['vpce-1', 'vpce-2'] },
            Bool: { 'aws:SecureTransport': true },
          },
        },
      ),
    );
    const table = diagnosis(facts).sections.find(({ title }) => title === 'What the bucket policy says');
    expect(table).toMatchObject({
      rows: [
        [1, 'A', 'Allow', '111122223333, Service:logging.s3.amazonaws.com', 's3:GetObject', 'logs/*', 'always'],
        [
          2,
          '–',
          'Deny',
          'everybody but {"AWS":"111122223333"}',
          'everything but s3:Get*',
          'everywhere but logs/a',
          'always',
        ],
        [
          3,
          'C',
          'Allow',
          'everybody',
          's3:GetObject',
          'logs/*',
          'aws:SourceVpce StringEquals vpce-1 or vpce-2 and aws:SecureTransport Bool true',
        ],
      ],
    });
  });
});

it('only a question about an object wants facts of objects', () => {
  const ofObjects = ['object', 'objectAcl', 'objectVersions', 'nearbyKeys'];
  expect(wanted(true)).toEqual(expect.arrayContaining(ofObjects));
  expect(wanted(false).filter((name) => ofObjects.includes(name))).toEqual([]);
});

it('can be asked again, and says when it read', () => {
  const facts = objectFacts({}, { account: '111122223333', region: 'eu-west-1' });
  expect(diagnosis(facts)).toMatchObject({
    question: 'diagnose',
    asked: '--account 111122223333 https://s3.eu-west-1.amazonaws.com/logs/reports/a.csv',
    at,
  });
});
