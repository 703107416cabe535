import { describe, expect, it } from 'vitest';
import { explain } from '../../../../src/analyzers/access/explain.ts';
import { absent, denied, known } from '../../../../src/core/fact.ts';
import type { Reads } from '../../../../src/core/facts.ts';
import { parsePrincipal } from '../../../../src/core/principal.ts';
import { type Question, question } from '../../../../src/core/question.ts';
import { plain } from '../../../../src/core/words.ts';
import { objectFacts, publicRead, withPolicy } from '../../../facts.ts';

const role = 'arn:aws:iam::111122223333:role/reader';

function explained(as: string, reads: Reads, asked: Partial<Question> = {}) {
  const principal = parsePrincipal(as);
  if (!principal) throw new Error(`no principal: ${as}`);
  const facts = objectFacts(reads);
  return explain(facts, question({ target: facts.target, principal, ...asked }), principal);
}

const open = withPolicy(false, { ...publicRead, Principal: { AWS: role } });

describe('a role or user that IAM does not have', () => {
  it.each([role, 'arn:aws:iam::111122223333:user/marcus', 'arn:aws:sts::111122223333:assumed-role/reader/s'])(
    '%s is refused, whatever a bucket policy allows it',
    (as) => {
      const { decision, causes } = explained(as, { ...withPolicy(true, publicRead), identity: absent });
      expect(decision).toBe('implicit_deny');
      expect(causes[0]).toMatchObject({ id: 'A01', certainty: 'certain', layer: 'authentication' });
      expect(plain(causes[0]?.because ?? [])).toContain(`has no ${as}`);
    },
  );

  it('is given nothing by any patch', () => {
    const { causes } = explained(role, { policy: absent, identity: absent });
    expect(causes.map(({ id, patch }) => [id, patch])).toEqual([
      ['A01', null],
      ['C01', null],
    ]);
  });

  it('is not told where IAM could not be read', () => {
    const { decision, causes } = explained(role, { ...open, identity: denied('iam:GetAccountAuthorizationDetails') });
    expect(causes.map(({ id }) => id)).not.toContain('A01');
    expect(decision).toBe('depends');
  });

  it('is not told of whom AWS itself has refused: it knew the credentials', () => {
    const error = `User: ${role} is not authorized to perform: s3:GetObject because no identity-based policy allows the s3:GetObject action`;
    const { causes } = explained(role, { policy: absent, identity: absent }, { error });
    expect(causes.map(({ id }) => id)).not.toContain('A01');
  });
});

describe('a principal of another partition', () => {
  const inRegion = (region: string): Reads => ({ bucket: known({ region, listable: true, expectedOwner: null }) });

  it.each([
    ['aws-cn', 'us-east-1', 'aws'],
    ['aws', 'cn-north-1', 'aws-cn'],
    ['aws', 'us-gov-west-1', 'aws-us-gov'],
    ['aws-us-gov', 'eusc-de-east-1', 'aws-eusc'],
  ])('of %s cannot reach a bucket in %s', (own, region, other) => {
    const as = role.replace('arn:aws:', `arn:${own}:`);
    const { decision, causes } = explained(as, { ...withPolicy(true, publicRead), ...inRegion(region) });
    expect(decision).toBe('implicit_deny');
    expect(plain(causes[0]?.because ?? [])).toMatch(
      new RegExp(`partition ${own}, .* ${region}, which is of ${other}$`),
    );
  });

  it('is at home in its own', () => {
    const { causes } = explained(role.replace('arn:aws:', 'arn:aws-us-gov:'), {
      ...open,
      ...inRegion('us-gov-east-1'),
    });
    expect(causes.map(({ id }) => id)).not.toContain('A01');
  });
});

it('a bucket that is not the account that the request expects refuses, whatever its policies say', () => {
  const bucket = known({ region: 'us-east-1', listable: true, expectedOwner: false });
  const identity = known({
    arn: role,
    uniqueId: 'AROAEXAMPLEEXAMPLE123',
    type: 'role' as const,
    tags: [],
    boundary: null,
    trust: null,
    policies: [],
    instanceProfiles: [],
    readAt: '2026-03-01T03:00:00.000Z',
  });
  const { decision } = explained(role, { ...open, bucket, identity });
  expect(decision).toBe('implicit_deny');
});
