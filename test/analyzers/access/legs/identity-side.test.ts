import { describe, expect, it } from 'vitest';
import { identitySide } from '../../../../src/analyzers/access/legs/identity-side.ts';
import { absent, denied, failed, known } from '../../../../src/core/fact.ts';
import type { Reads } from '../../../../src/core/facts.ts';
import type { Identity } from '../../../../src/core/identity.ts';
import { plain } from '../../../../src/core/words.ts';
import { policyOf } from '../../../facts.ts';
import {
  account,
  bucketOf,
  everything,
  identityOf,
  principalNamed,
  role,
  session,
  sessionOf,
  user,
} from '../facts-of.ts';

const document = known(policyOf(everything));
const managed = 'arn:aws:iam::aws:policy/Reader';
const side = (as: string, reads: Reads = {}) => identitySide(bucketOf(reads), principalNamed(as));
const ofRole = (but: Partial<Identity>): Reads => ({ identity: known(identityOf([], but)) });
const documents = (...of: Parameters<typeof side>) =>
  side(...of).documents.map(({ layer, what, shared }) => `${layer}: ${what}${shared ? ', shared' : ''}`);
const hidden = (...of: Parameters<typeof side>) => side(...of).hidden.map(({ layer }) => layer);

describe('who has no policies of their own', () => {
  it.each(['anonymous', 'cloudfront.amazonaws.com', `arn:aws:iam::${account}:root`])('%s', (as) => {
    expect(side(as, { identity: denied('x'), session: denied('x') })).toEqual({ documents: [], hidden: [] });
  });

  it('a role that IAM does not hold', () => {
    expect(side(role, { identity: absent })).toEqual({ documents: [], hidden: [] });
  });
});

describe('what IAM holds', () => {
  it('inline, managed and of groups, each with whom it hangs on', () => {
    const identity = identityOf([], {
      arn: user,
      type: 'user',
      policies: [
        { name: 'own', arn: null, on: 'user', document },
        { name: 'Reader', arn: managed, on: 'user', document },
        { name: 'ours', arn: null, on: 'group team', document },
      ],
    });
    expect(documents(user, { identity: known(identity) })).toEqual([
      'identity: the policy own of user ana',
      'identity: the policy Reader of user ana, shared',
      'identity: the policy ours of group team, shared',
    ]);
  });

  it('and where each is kept: an inline policy with its own, a managed one by itself', () => {
    const identity = identityOf([], {
      arn: user.replace('user/', 'user/team/'),
      type: 'user',
      boundary: { arn: managed, document },
      policies: [
        { name: 'own', arn: null, on: 'user', document },
        { name: 'Reader', arn: managed, on: 'user', document },
        { name: 'ours', arn: null, on: 'group team', document },
      ],
    });
    expect(side(user, { identity: known(identity) }).documents.map(({ place }) => place)).toEqual([
      { is: 'inline', of: 'user', owner: 'ana', name: 'own' },
      { is: 'managed', arn: managed },
      { is: 'inline', of: 'group', owner: 'team', name: 'ours' },
      { is: 'managed', arn: managed },
    ]);
    const inline = ofRole({ policies: [{ name: 'own', arn: null, on: 'role', document }] });
    expect(side(role, inline).documents[0]?.place).toEqual({ is: 'inline', of: 'role', owner: 'app', name: 'own' });
  });

  it('a boundary', () => {
    const boundary = { arn: managed, document };
    expect(documents(role, ofRole({ boundary }))).toEqual([
      'permissions_boundary: the permissions boundary of role app, shared',
    ]);
  });

  it('a document that can’t be read hides its layer, and no other document', () => {
    const policies = [
      { name: 'own', arn: null, on: 'role', document },
      { name: 'Reader', arn: managed, on: 'role', document: denied('iam:GetPolicyVersion') },
    ];
    const reads = ofRole({ policies, boundary: { arn: managed, document: failed('throttled', 'x') } });
    expect([documents(role, reads), hidden(role, reads)]).toEqual([
      ['identity: the policy own of role app'],
      ['identity', 'permissions_boundary'],
    ]);
  });

  it('a document that is gone hides nothing', () => {
    expect(side(role, ofRole({ boundary: { arn: managed, document: absent } }))).toEqual({ documents: [], hidden: [] });
  });

  it.each([
    ['may not be read', denied('iam:GetAccountAuthorizationDetails')],
    ['gave no answer', failed('throttled', 'x')],
  ])('hides policies and boundary, when it %s', (_what, identity) => {
    expect(hidden(role, { identity })).toEqual(['identity', 'permissions_boundary']);
  });
});

describe('what a session was made with', () => {
  const readOnly = policyOf({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' });

  it('counts for sessions only', () => {
    expect(hidden(role, { session: denied('cloudtrail:LookupEvents') })).toEqual([]);
    expect(hidden(session, { session: denied('cloudtrail:LookupEvents') })).toEqual(['session']);
  });

  it('is nothing, when CloudTrail saw none', () => {
    expect([documents(session, ofRole({})), hidden(session)]).toEqual([[], []]);
  });

  it('is a policy of its own', () => {
    const reads = { ...ofRole({}), session: known(sessionOf({ policy: readOnly })) };
    expect(documents(session, reads)).toEqual(['session: the policy of the session s1']);
  });

  it('may be managed policies, which were not read', () => {
    const reads = { ...ofRole({}), session: known(sessionOf({ policy: readOnly, policyArns: [managed] })) };
    expect([documents(session, reads), hidden(session, reads)]).toEqual([
      ['session: the policy of the session s1'],
      ['session'],
    ]);
    expect(plain(side(session, reads).hidden[0]?.because ?? [])).toContain(`s1 is limited by ${managed}`);
  });

  it.each([
    ['CloudTrail may not be asked', denied('cloudtrail:LookupEvents')],
    ['CloudTrail shows no such session', failed('error', 'no AssumeRole')],
    ['nobody asked', absent],
  ])('is hidden, when %s', (_what, fact) => {
    expect(hidden(session, { session: fact })).toEqual(['session']);
  });

  it('is hidden with the policies of the user behind it, for a federated user', () => {
    const federated = `arn:aws:sts::${account}:federated-user/bob`;
    expect(hidden(federated, { session: absent })).toEqual(['identity', 'session']);
  });
});
