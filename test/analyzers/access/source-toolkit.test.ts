import { describe, expect, it } from 'vitest';
import { diagnosis } from '../../../src/analyzers/access/index.ts';
import { absent, denied, known } from '../../../src/core/fact.ts';
import type { PolicyStatement } from '../../../src/core/settings.ts';
import { allOff, bucketFacts, objectFacts, policyOf, publicRead, withPolicy } from '../../facts.ts';
import { because, outcome, row, verdict } from './outcome.ts';
import { toolkitSays } from './toolkit-baseline.ts';

/**
 * The mistakes of the troubleshooting script in the source document, by their ids. Every test has two halves: Cooper's
 * answer is right, and the script's logic is wrong on the same facts.
 */
describe('E1 no bucket policy in us-east-1', () => {
  const facts = objectFacts({ policy: absent, policyStatus: absent });

  it('is reachable, in its region, without policy, blocked from the public, with its object', () => {
    expect(row(facts, 'Region')).toEqual(['Region', 'us-east-1']);
    expect(because(facts, 'public-by-policy')).toBe('There is no bucket policy');
    expect(outcome(facts, 'block-public-access').is).toBe('pass');
    expect(outcome(facts, 'object-readable').is).toBe('pass');
    expect(diagnosis(facts).verdict.is).toBe('ok');
  });

  it('the toolkit says that it cannot be reached, and nothing else', () => {
    expect(toolkitSays(facts)).toEqual([expect.stringContaining('cannot access bucket')]);
  });
});

describe('E2 everybody as {"AWS": "*"} under a full Block Public Access', () => {
  const facts = bucketFacts(withPolicy(true, { ...publicRead, Principal: { AWS: '*' } }));

  it('is a public policy, neutralised', () => {
    expect(outcome(facts, 'public-by-policy').is).toBe('pass');
    expect(because(facts, 'public-by-policy')).toMatch(
      /policy is public by statement 1 \(PublicRead\).*neutralises it/,
    );
    expect(because(facts, 'public-access-cut-off')).toContain('cuts off the public bucket policy');
  });

  it('the toolkit does not notice the policy', () => {
    expect(toolkitSays(facts)).not.toContain('policy allows public access');
    expect(toolkitSays(facts)).toContain('public access is blocked');
  });
});

describe('E3 a Deny of plaintext requests', () => {
  const plaintext: PolicyStatement = {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*'],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  const facts = bucketFacts(withPolicy(false, plaintext));

  it('grants nothing and locks nobody out', () => {
    expect(outcome(facts, 'grants-everything').is).toBe('pass');
    expect(outcome(facts, 'locked-out').is).toBe('pass');
    expect(diagnosis(facts).verdict.is).toBe('ok');
  });

  it('shows what it denies, and when', () => {
    const table = diagnosis(facts).sections.find((section) => section.title === 'What the bucket policy says');
    expect(table).toMatchObject({
      rows: [[1, '–', 'Deny', 'everybody', 's3:*', 'logs, logs/*', 'aws:SecureTransport Bool false']],
    });
  });

  it('the toolkit says that it grants full permissions', () => {
    expect(toolkitSays(facts)).toContain('policy grants full permissions');
  });
});

describe('E4 one of four flags is not blocked', () => {
  const facts = bucketFacts({
    ...withPolicy(true, publicRead),
    publicAccessBlock: known({ ...allOff, BlockPublicAcls: true }),
    accountPublicAccessBlock: absent,
  });

  it('is public, because RestrictPublicBuckets is off', () => {
    expect(outcome(facts, 'public-by-policy').is).toBe('fail');
    expect(verdict(facts)).toMatch(/^PUBLIC: .*RestrictPublicBuckets is off/);
    expect(because(facts, 'block-public-access')).not.toMatch(/\bBlockPublicAcls\b/);
  });

  it('the toolkit says that it is both public and blocked', () => {
    expect(toolkitSays(facts)).toEqual(
      expect.arrayContaining(['policy allows public access', 'public access is blocked']),
    );
  });
});

describe('E5 not being allowed to see Block Public Access', () => {
  const facts = bucketFacts({
    policy: known(policyOf({ ...publicRead, Principal: { AWS: 'arn:aws:iam::444455556666:root' } })),
    policyStatus: known({ IsPublic: false }),
    publicAccessBlock: denied('s3:GetBucketPublicAccessBlock'),
    accountPublicAccessBlock: absent,
  });

  it('is unknown, and names the permission', () => {
    expect(outcome(facts, 'block-public-access')).toMatchObject({
      is: 'unknown',
      needs: ['s3:GetBucketPublicAccessBlock'],
    });
    expect(diagnosis(facts).verdict.is).toBe('unknown');
    expect(diagnosis(facts).unknowns).toContainEqual(
      expect.objectContaining({ what: 'publicAccessBlock', needs: ['s3:GetBucketPublicAccessBlock'] }),
    );
  });

  it('the toolkit says that there is no configuration', () => {
    expect(toolkitSays(facts)).toContain('no public access block configuration');
  });
});

describe('E6 everybody of one organization', () => {
  const facts = bucketFacts(
    withPolicy(false, { ...publicRead, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } } }),
  );

  it('is not public', () => {
    expect(because(facts, 'public-by-policy')).toBe('S3 says that the bucket policy is not public');
    expect(outcome(facts, 'public-by-policy').is).toBe('pass');
  });

  it('the toolkit says that it allows public access', () => {
    expect(toolkitSays(facts)).toContain('policy allows public access');
  });
});
