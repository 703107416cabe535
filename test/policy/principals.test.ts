import { describe, expect, it } from 'vitest';
import type { PrincipalKind } from '../../src/policy/policy.ts';
import { type Caller, spokenTo, type Strength } from '../../src/policy/principals.ts';

const account = '111122223333';
const nobody: Caller = {
  type: 'anonymous',
  arn: null,
  account: null,
  service: null,
  canonicalId: null,
  hasBoundary: false,
};
const user: Caller = {
  ...nobody,
  type: 'user',
  arn: `arn:aws:iam::${account}:user/ana`,
  account,
  canonicalId: 'canon',
};
const role: Caller = { ...nobody, type: 'role', arn: `arn:aws:iam::${account}:role/service/app`, account };
const session: Caller = { ...nobody, type: 'assumed-role', arn: `arn:aws:sts::${account}:assumed-role/app/s`, account };
const federated: Caller = {
  ...nobody,
  type: 'federated-user',
  arn: `arn:aws:sts::${account}:federated-user/bo`,
  account,
};
const root: Caller = { ...nobody, type: 'root', arn: `arn:aws:iam::${account}:root`, account };
const service: Caller = { ...nobody, type: 'service', service: 'logging.s3.amazonaws.com' };

type Named = readonly [PrincipalKind, string];
const aws = (id: string): Named => ['AWS', id];

function strength(caller: Caller, ...named: readonly Named[]): Strength | null {
  return spokenTo({ except: false, who: named.map(([kind, id]) => ({ kind, id })) }, caller, 'Allow');
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
describe('a statement speaks to', () => {
  it.each<[string, Caller, Named, Strength | null]>([
    ['everyone: a user', user, aws('*'), 'everyone'],
    ['everyone: anonymous', nobody, aws('*'), 'everyone'],
    ['an account by its number', user, aws(account), 'account'],
    ['an account by its root ARN', session, aws(`arn:aws:iam::${account}:root`), 'account'],
    ['an account in another partition', user, aws(`arn:aws-us-gov:iam::${account}:root`), 'account'],
    ['its root', root, aws(`arn:aws:iam::${account}:root`), 'account'],
    ['another account', user, aws('444455556666'), null],
    ['the root ARN of another account', user, aws('arn:aws:iam::444455556666:root'), null],
    ['what only begins like an account', user, aws(`${account}4`), null],
    ['what only ends like an account', user, aws(`4${account}`), null],
    ['what only holds a root ARN', user, aws(`xarn:aws:iam::${account}:root`), null],
    ['what goes on after a root ARN', user, aws(`arn:aws:iam::${account}:root/x`), null],
    ['a user by ARN', user, aws(`arn:aws:iam::${account}:user/ana`), 'user'],
    ['another user', user, aws(`arn:aws:iam::${account}:user/bo`), null],
    ['a user by pattern, which nobody is', user, aws(`arn:aws:iam::${account}:user/*`), null],
    ['a role itself', role, aws(`arn:aws:iam::${account}:role/service/app`), 'role'],
    ['a role by another path', role, aws(`arn:aws:iam::${account}:role/app`), null],
    ['a session by ARN', session, aws(`arn:aws:sts::${account}:assumed-role/app/s`), 'session'],
    ['another session', session, aws(`arn:aws:sts::${account}:assumed-role/app/t`), null],
    ['a session by its role', session, aws(`arn:aws:iam::${account}:role/app`), 'role'],
    ['a session by its role, whatever its path', session, aws(`arn:aws:iam::${account}:role/service/team/app`), 'role'],
    ['a session by another role', session, aws(`arn:aws:iam::${account}:role/other`), null],
    ['a session by a role whose path has its name', session, aws(`arn:aws:iam::${account}:role/app/other`), null],
    ['a session by a role of another account', session, aws('arn:aws:iam::444455556666:role/app'), null],
    ['a session by a role of another partition', session, aws(`arn:aws-cn:iam::${account}:role/app`), null],
    ['a session by a user of that name', session, aws(`arn:aws:iam::${account}:user/app`), null],
    ['a session by a role of no IAM', session, aws(`arn:aws:sts::${account}:role/app`), null],
    ['a session by a shortened ARN', session, aws(`arn:aws:iam:role/app`), null],
    ['a user that is called like a role', user, aws(`arn:aws:iam::${account}:role/ana`), null],
    ['a federated user by ARN', federated, aws(`arn:aws:sts::${account}:federated-user/bo`), 'session'],
    ['a federated user by a user of that name', federated, aws(`arn:aws:iam::${account}:user/bo`), null],
    ['a service', service, ['Service', 'logging.s3.amazonaws.com'], 'service'],
    ['another service', service, ['Service', 'cloudfront.amazonaws.com'], null],
    ['a service, to a user', user, ['Service', 'logging.s3.amazonaws.com'], null],
    ['an account, to a service', service, aws(account), null],
    ['an account, to anonymous', nobody, aws(account), null],
    ['a canonical user id', user, ['CanonicalUser', 'canon'], 'account'],
    ['another canonical user id', user, ['CanonicalUser', 'other'], null],
    ['web identities, who only call STS', federated, ['Federated', 'cognito-identity.amazonaws.com'], null],
  ])('%s', (_name, caller, named, wanted) => {
    expect(strength(caller, named)).toBe(wanted);
  });

  it('whoever has no account, by no account', () => {
    const empty = { ...nobody, type: 'service', arn: '', account, service: 'x' } as const;
    expect(strength(empty, aws(account), aws(''))).toBeNull();
  });

  it.each<[string, Caller, readonly Named[], Strength]>([
    ['a user', user, [aws(account), aws(`arn:aws:iam::${account}:user/ana`), aws('*')], 'user'],
    [
      'a session',
      session,
      [aws(`arn:aws:sts::${account}:assumed-role/app/s`), aws(`arn:aws:iam::${account}:role/app`)],
      'session',
    ],
    ['an account, beside everyone', user, [aws('*'), aws(account)], 'everyone'],
  ])('%s by the closest of several names', (_name, caller, named, wanted) => {
    expect(strength(caller, ...named)).toBe(wanted);
  });
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html */
describe('NotPrincipal', () => {
  const spares = (effect: 'Allow' | 'Deny', caller: Caller, ...named: readonly Named[]): boolean =>
    spokenTo({ except: true, who: named.map(([kind, id]) => ({ kind, id })) }, caller, effect) === null;
  const ana = aws(`arn:aws:iam::${account}:user/ana`);
  const app = aws(`arn:aws:iam::${account}:role/service/app`);
  const appSession = aws(`arn:aws:sts::${account}:assumed-role/app/s`);
  const bo = aws(`arn:aws:sts::${account}:federated-user/bo`);

  it('in a Deny speaks to everyone else', () => {
    const others = { except: true, who: [{ kind: 'AWS', id: '444455556666' }] } as const;
    expect(spokenTo(others, user, 'Deny')).toBe('everyone');
  });

  it.each<[string, Caller, readonly Named[], boolean]>([
    ['a user with its account', user, [aws(account), ana], true],
    ['a user without its account', user, [ana], false],
    ['a user by its account alone', user, [aws(account)], false],
    ['a user with a boundary', { ...user, hasBoundary: true }, [aws(account), ana], false],
    ['a role with its account', role, [aws(account), app], true],
    ['a role without its account', role, [app], false],
    ['a session with role and account', session, [aws(account), app, appSession], true],
    ['a session without its role', session, [aws(account), appSession], false],
    ['a session without its account', session, [app, appSession], false],
    ['a session by role and account', session, [aws(account), app], false],
    ['a federated user with its account', federated, [aws(account), bo], true],
    ['a federated user without its account', federated, [bo], false],
    ['a federated user by its account', federated, [aws(account)], false],
    ['root by its account', root, [aws(account)], true],
    ['root by another account', root, [aws('444455556666')], false],
    ['a service by name', service, [['Service', 'logging.s3.amazonaws.com']], true],
    ['another service', service, [['Service', 'x.amazonaws.com']], false],
    ['everyone', user, [aws('*')], true],
    ['anonymous, listed as everyone', nobody, [aws('*')], true],
    ['anonymous, not listed', nobody, [aws(account)], false],
    ['an account by its canonical id', user, [['CanonicalUser', 'canon']], true],
    ['an account by its canonical id, beside others', user, [['CanonicalUser', 'canon'], aws('444455556666')], true],
    ['not by the canonical id of another', user, [['CanonicalUser', 'other'], ana], false],
  ])('with Deny: %s', (_name, caller, named, wanted) => {
    expect(spares('Deny', caller, ...named)).toBe(wanted);
  });

  it.each<[string, Caller, readonly Named[], boolean]>([
    ['a user by its account', user, [aws(account)], true],
    ['a user with a boundary', { ...user, hasBoundary: true }, [ana], true],
    ['nobody else', user, [aws('444455556666')], false],
  ])('with Allow: %s', (_name, caller, named, wanted) => {
    expect(spares('Allow', caller, ...named)).toBe(wanted);
  });
});
