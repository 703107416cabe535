import { describe, expect, it } from 'vitest';
import { diagnosis } from '../../../src/analyzers/access/index.ts';
import { absent, denied, failed, known } from '../../../src/core/fact.ts';
import type { PolicyStatement } from '../../../src/core/settings.ts';
import { allOff, allOn, bucketFacts, objectFacts, policyOf, publicRead, withPolicy } from '../../facts.ts';
import { because, outcome } from './outcome.ts';
import { policyWarnings, toolkitSays } from './toolkit-baseline.ts';

/** The script's mistakes about policies and Block Public Access; see source-toolkit.test.ts. */
describe('F1 a missing policy hides nothing else', () => {
  const facts = objectFacts({ policy: absent, policyStatus: absent, publicAccessBlock: absent });

  it('judges everything else', () => {
    expect(because(facts, 'locked-out')).toBe('There is no bucket policy');
    expect(diagnosis(facts).verdict.is).toBe('ok');
  });

  it('the toolkit skips every later check', () => {
    expect(toolkitSays(facts)).toHaveLength(1);
  });
});

describe('F2 the region of us-east-1 is no null', () => {
  const facts = bucketFacts(withPolicy(false, { ...publicRead, Principal: { AWS: '111122223333' } }), {
    region: 'us-east-1',
  });

  it('is us-east-1, and the right address passes', () => {
    expect(because(facts, 'bucket-region')).toBe('It lives in us-east-1');
  });

  it('the toolkit says null', () => {
    expect(toolkitSays(facts)).toContain('bucket exists in region null');
  });
});

describe('F4 who «everybody» is', () => {
  it.each<{ name: string; statement: Partial<PolicyStatement> }>([
    { name: '"*"', statement: { Principal: '*' } },
    { name: '{"AWS": "*"}', statement: { Principal: { AWS: '*' } } },
    { name: '{"AWS": ["*"]}', statement: { Principal: { AWS: ['*'] } } },
    { name: '{"AWS": [somebody, "*"]}', statement: { Principal: { AWS: ['111122223333', '*'] } } },
  ])('$name is named as the statement that lets everybody in', ({ statement }) => {
    const facts = bucketFacts({
      ...withPolicy(true, { ...publicRead, ...statement }),
      publicAccessBlock: absent,
      accountPublicAccessBlock: absent,
    });
    expect(because(facts, 'public-by-policy')).toContain('statement 1 (PublicRead)');
  });

  it('NotPrincipal leaves out only some', () => {
    const { Principal: _, ...rest } = publicRead;
    const facts = bucketFacts({
      ...withPolicy(true, { ...rest, NotPrincipal: { AWS: '111122223333' } }),
      publicAccessBlock: absent,
      accountPublicAccessBlock: absent,
    });
    expect(because(facts, 'public-by-policy')).toContain('statement 1 (PublicRead)');
  });

  it('the toolkit knows only "*"', () => {
    expect(policyWarnings(policyOf({ ...publicRead, Principal: { AWS: ['*'] } }))).toEqual([]);
  });
});

describe('F5 what «every action» is', () => {
  const everything = (Action: string | string[], Effect: 'Allow' | 'Deny' = 'Allow'): PolicyStatement => ({
    Effect,
    Principal: '*',
    Action,
    Resource: 'arn:aws:s3:::logs/*',
  });

  it.each<[string, PolicyStatement, 'pass' | 'fail']>([
    ['s3:*', everything('s3:*'), 'fail'],
    ['*', everything('*'), 'fail'],
    ['S3:* in capitals', everything('S3:*'), 'fail'],
    ['one of several', everything(['s3:GetObject', 's3:*']), 'fail'],
    ['s3:Get*', everything('s3:Get*'), 'pass'],
    ['actions that end alike', everything('s3:*Bucket'), 'pass'],
    ['a Deny', everything('s3:*', 'Deny'), 'pass'],
  ])('%s', (_name, statement, is) => {
    expect(outcome(bucketFacts(withPolicy(true, statement)), 'grants-everything').is).toBe(is);
  });

  it.each<[string, PolicyStatement]>([
    ['warns of a Deny', everything('s3:*', 'Deny')],
    ['takes the beginning of a name for all of it', everything('s3:*Bucket')],
  ])('the toolkit %s', (_name, statement) => {
    expect(policyWarnings(policyOf(statement))).toContain('policy grants full permissions');
  });

  it.each(['*', 'S3:*'])('the toolkit overlooks %s', (action) => {
    expect(policyWarnings(policyOf(everything(action)))).not.toContain('policy grants full permissions');
  });
});

describe('F6 a single statement without a list', () => {
  const facts = bucketFacts({
    policy: known({ Version: '2012-10-17', Statement: publicRead }),
    policyStatus: known({ IsPublic: true }),
    publicAccessBlock: absent,
    accountPublicAccessBlock: absent,
  });

  it('is read like a list of one', () => {
    expect(because(facts, 'public-by-policy')).toContain('statement 1 (PublicRead)');
  });

  it('the toolkit breaks', () => {
    expect(toolkitSays(facts)).toEqual([expect.stringContaining('cannot access bucket')]);
  });
});

describe('F7 all four flags count, each over both levels', () => {
  it.each(Object.keys(allOn))('%s alone off, on both levels, is named', (flag) => {
    const facts = bucketFacts({
      publicAccessBlock: known({ ...allOn, [flag]: false }),
      accountPublicAccessBlock: known({ ...allOn, [flag]: false }),
    });
    expect(outcome(facts, 'block-public-access').is).toBe('fail');
    expect(because(facts, 'block-public-access')).toBe(`${flag} is off for both bucket and account`);
  });

  it('two halves make a whole', () => {
    const acls = { ...allOff, BlockPublicAcls: true, IgnorePublicAcls: true };
    const policies = { ...allOff, BlockPublicPolicy: true, RestrictPublicBuckets: true };
    const facts = bucketFacts({ publicAccessBlock: known(acls), accountPublicAccessBlock: known(policies) });
    expect(outcome(facts, 'block-public-access').is).toBe('pass');
  });

  it('the toolkit is content with any one flag', () => {
    const facts = bucketFacts({
      ...withPolicy(true, publicRead),
      publicAccessBlock: known({ ...allOff, BlockPublicAcls: true }),
    });
    expect(toolkitSays(facts)).toContain('public access is blocked');
  });
});

describe('F8 a broken read is not «no configuration»', () => {
  it.each([
    ['denied', denied('s3:GetBucketPublicAccessBlock')],
    ['throttled', failed('throttled', 'SlowDown')],
    ['timed out', failed('timed out', 'no answer')],
  ])('%s is unknown', (_name, fact) => {
    const facts = bucketFacts({
      ...withPolicy(true, publicRead),
      publicAccessBlock: fact,
      accountPublicAccessBlock: absent,
    });
    expect(
      ['block-public-access', 'public-by-policy', 'public-access-cut-off'].map((check) => outcome(facts, check).is),
    ).toEqual(['unknown', 'unknown', 'unknown']);
    expect(toolkitSays(facts)).toContain('no public access block configuration');
  });

  it('«no configuration» is', () => {
    const facts = bucketFacts({ publicAccessBlock: absent, accountPublicAccessBlock: absent });
    expect(outcome(facts, 'block-public-access').is).toBe('fail');
  });
});
