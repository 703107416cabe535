import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allow, ask, deny, type Situation, verdict } from '../policy/ask.ts';
import { holds } from './holds.ts';
import { kinds, situation, withOneMore } from './situations.ts';
import { allowing, control, denying, spoken, statement } from './statements.ts';

const isAllowed = (one: Situation): boolean => {
  const { decision, error } = ask(one);
  expect(error).toBeUndefined();
  return decision === 'allow';
};

const anywhere = fc
  .constantFrom(...kinds)
  .chain((kind) => fc.tuple(fc.constant(kind), kind === 'rcp' ? control : hasPrincipal(kind) ? spoken : statement));

function hasPrincipal(kind: string): boolean {
  return kind === 'resource' || kind === 'vpcEndpoint';
}

it('another Deny, in whatever policy, never turns a denial into an allow', () => {
  holds(
    fc.property(situation, anywhere, (before, [kind, more]) => {
      const after = withOneMore(before, kind, denying(more));
      expect(isAllowed(after) && !isAllowed(before)).toBe(false);
    }),
  );
});

it('another Allow, in whatever policy there is, never turns an allow into a denial', () => {
  holds(
    fc.property(situation, anywhere, (one, [kind, more]) => {
      // RCPs have no Allow of their own; RestrictPublicBuckets is an exception: see below.
      const before = kind === 'resource' ? { ...one, settings: {} } : one;
      const after = kind === 'rcp' ? before : withOneMore(before, kind, allowing(more));
      expect(isAllowed(before) && !isAllowed(after)).toBe(false);
    }),
  );
});

describe('an Allow that closes something, as AWS documents it', () => {
  const partner = { type: 'user', arn: 'arn:aws:iam::444455556666:user/partner', account: '444455556666' };
  const toPartner = allow({ Principal: { AWS: partner.arn } });
  const restrict = { s3: { restrictPublicBuckets: true } };

  /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
  it.each([
    ['to everybody', { Principal: '*' }],
    ['to everybody but one: NotPrincipal', { NotPrincipal: { AWS: '123456789012' } }],
  ])('under RestrictPublicBuckets one %s cuts off the other accounts that were named', (_name, who) => {
    const before = { principal: partner, identity: [allow()], resource: [toPartner], settings: restrict };
    expect(verdict(before)).toBe('allow');
    expect(verdict({ ...before, resource: [toPartner, allow(who)] })).toBe('explicit_deny s3_block_public_access');
  });

  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html */
  it('a permissions boundary that allows everything brings its user under a Deny with NotPrincipal', () => {
    const NotPrincipal = { AWS: ['111122223333', 'arn:aws:iam::111122223333:user/alice'] };
    const before = { identity: [allow()], resource: [deny({ NotPrincipal })] };
    expect(verdict(before)).toBe('allow');
    expect(verdict({ ...before, boundary: [allow()] })).toBe('explicit_deny resource');
  });

  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
  it.each<[string, Situation, string]>([
    ['boundary', { boundary: [allow({ Action: 'ec2:*' })] }, 'permissions_boundary'],
    ['session policy', { session: [allow({ Action: 'ec2:*' })] }, 'session'],
    ['endpoint policy', { vpcEndpoint: [allow({ Action: 'ec2:*', Principal: '*' })] }, 'vpc_endpoint'],
    ['level of SCPs', { scp: [[allow({ Action: 'ec2:*' })]] }, 'scp'],
  ])('the first %s, for what it does not name', (_name, more, layer) => {
    expect(verdict({ identity: [allow()], ...more })).toBe(`implicit_deny ${layer}`);
  });
});
