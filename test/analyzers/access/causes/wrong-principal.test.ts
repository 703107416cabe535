import { expect, it } from 'vitest';
import { nearMisses } from '../../../../src/analyzers/access/causes/told.ts';
import { wrongPrincipal } from '../../../../src/analyzers/access/causes/wrong-principal.ts';
import type { PolicyStatement } from '../../../../src/core/settings.ts';
import { account, legOf, session } from '../leg-of.ts';

const user = `arn:aws:iam::${account}:user/people/ana`;

/** The position of the statement that means the caller and does not reach it. */
function found(as: string, ...principals: readonly PolicyStatement['Principal'][]) {
  const statements = principals.map((Principal): PolicyStatement => ({
    Effect: 'Allow',
    ...(Principal === undefined ? {} : { Principal }),
    Action: 's3:GetObject',
    Resource: '*',
  }));
  const leg = legOf({ as, owner: '999999999999', documents: [{ layer: 'resource', statements }] });
  return wrongPrincipal(nearMisses(leg, 'resource', 'best'), leg)?.reason.statement ?? null;
}

it.each([
  ['a user who is gone', user, 'AIDAEXAMPLEEXAMPLE123'],
  ['a role that is gone', session, 'AROAEXAMPLEEXAMPLE123'],
  ['another session of the role', session, `arn:aws:sts::${account}:assumed-role/app/s2`],
  ['the user without the path', user, `arn:aws:iam::${account}:user/ana`],
  ['the user with another path', user, `arn:aws:iam::${account}:user/robots/ana`],
  ['a wildcard in the name', session, `arn:aws:iam::${account}:role/ap*`],
  ['a wildcard in the middle', session, `arn:aws:iam::${account}:role/a*p`],
  ['a wildcard for all', session, `arn:aws:iam::${account}:role/*`],
])('%s means the caller, and never matches', (_what, as, id) => {
  expect(found(as, { AWS: id })).toBe(1);
  expect(found(as, { AWS: 'arn:aws:iam::777788889999:root' }, { AWS: ['777788889999', id] })).toBe(2);
});

it.each<[string, string, PolicyStatement['Principal']]>([
  ['another name', session, { AWS: `arn:aws:iam::${account}:role/web` }],
  ['another account', session, { AWS: 'arn:aws:iam::777788889999:role/app' }],
  ['a wildcard that does not fit', session, { AWS: `arn:aws:iam::${account}:role/web*` }],
  ['a wildcard that fits only in front', session, { AWS: `arn:aws:iam::${account}:role/a*x` }],
  ['a service', session, { Service: 'ec2.amazonaws.com' }],
  ['an access key', session, { AWS: 'AKIAEXAMPLEEXAMPLE12' }],
  [
    'somebody of a name, where the caller is root',
    `arn:aws:iam::${account}:root`,
    { AWS: `arn:aws:iam::${account}:user/ana` },
  ],
])('%s means somebody else', (_what, as, principal) => {
  expect(found(as, principal)).toBeNull();
});

it('a statement that reaches the caller, and fails on something else, is not meant', () => {
  expect(found(session, '*', { AWS: `arn:aws:iam::${account}:role/app` })).toBeNull();
});
