import { describe, expect, it } from 'vitest';
import { absent, denied, known } from '../../../src/core/fact.ts';
import type { Facts, Reads } from '../../../src/core/facts.ts';
import type { PolicyStatement } from '../../../src/core/settings.ts';
import { allOn, owner, privateAcl, publicRead, stranger, withPolicy } from '../../facts.ts';
import {
  encryptedOf,
  endpointOf,
  everything,
  explainedAs,
  foreigner,
  identityOf,
  key,
  keyOf,
  objectOf,
  role,
  session,
} from './facts-of.ts';

const ids = (facts: Facts, as = role, of: Parameters<typeof explainedAs>[2] = {}) =>
  explainedAs(facts, as, of).causes.map(({ id, certainty }) => `${id} ${certainty}`);
const decision = (...of: Parameters<typeof ids>) => explainedAs(of[0], of[1] ?? role, of[2] ?? {}).decision;
const may = (...statements: readonly PolicyStatement[]): Reads => ({ identity: known(identityOf(statements)) });
const deny: PolicyStatement = { Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: '*' };
const useKey: PolicyStatement = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 'kms:*',
  Resource: '*',
};

describe('one request of one principal', () => {
  it('is allowed, where all that it needs is', () => {
    expect([decision(objectOf()), ids(objectOf())]).toEqual(['allow', []]);
    expect([decision(encryptedOf({}, useKey)), ids(encryptedOf({}, useKey))]).toEqual(['allow', []]);
  });

  it.each<[string, Facts, string, readonly string[]]>([
    ['nothing allows it', objectOf(may()), 'implicit_deny', ['C01 certain']],
    ['a Deny refuses it', objectOf(withPolicy(false, deny)), 'explicit_deny', ['D01 certain']],
    ['the key refuses it', encryptedOf({}, { ...useKey, Action: 'kms:ListGrants' }), 'implicit_deny', ['F02 certain']],
    [
      'two things refuse it, the explicit one first',
      objectOf({ ...may(), ...withPolicy(false, deny) }),
      'explicit_deny',
      ['D01 certain', 'C01 certain'],
    ],
    ['the bucket is not there', objectOf({ bucket: absent }), 'implicit_deny', ['B04 certain']],
    [
      'the key is disabled, though all may use it',
      encryptedOf({ kmsKey: known(keyOf('Disabled')) }, useKey),
      'explicit_deny',
      ['F06 certain'],
    ],
    [
      'the object is archived',
      objectOf({ object: known({ is: 'archived', head: null, storageClass: 'GLACIER', restoring: false }) }),
      'explicit_deny',
      ['D26 certain'],
    ],
  ])('is refused where %s', (_what, facts, want, causes) => {
    expect([decision(facts), ids(facts)]).toEqual([want, causes]);
  });

  it('is allowed in vain, where there is no object, and whoever asks may list', () => {
    expect([decision(objectOf({ object: absent })), ids(objectOf({ object: absent }))]).toEqual([
      'allow',
      ['B05 certain'],
    ]);
  });

  it('is refused, where there is no object, and whoever asks may not list', () => {
    const facts = objectOf({ object: absent, ...may({ ...everything, Action: 's3:GetObject' }) });
    expect([decision(facts), ids(facts)]).toEqual(['implicit_deny', ['B06 certain']]);
  });

  it('is no less refused for what is hidden elsewhere', () => {
    const facts = objectOf({ ...withPolicy(false, deny), identity: denied('iam:X') });
    expect(decision(facts)).toBe('explicit_deny');
  });
});

describe('it depends', () => {
  it('on what could not be read, and that is told', () => {
    const facts = objectOf({ identity: denied('iam:GetAccountAuthorizationDetails') });
    const { decision: found, hidden } = explainedAs(facts, role);
    expect(found).toBe('depends');
    expect(hidden.map(({ layer }) => layer)).toEqual(['identity', 'permissions_boundary']);
  });

  it('on the address that nobody knows', () => {
    const home = { ...deny, Condition: { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } };
    const facts = objectOf(withPolicy(false, home));
    expect([decision(facts), ids(facts)]).toEqual(['depends', ['E06 possible']]);
  });

  it('on the endpoint that the request may go through', () => {
    const facts = objectOf({ vpcEndpoints: known([endpointOf('vpce-1', { ...deny })]) });
    expect([decision(facts), ids(facts)]).toEqual(['depends', ['E05 possible']]);
  });

  it('on an action of which nobody knows whether it is needed: then there is nothing to mend yet', () => {
    const facts = objectOf({ ...may({ ...everything, Action: 's3:*' }), object: denied('s3:GetObject') });
    const { causes, decision: found } = explainedAs(facts, role);
    expect(found).toBe('depends');
    expect(
      causes
        .filter(({ action }) => action?.startsWith('kms:'))
        .every(({ certainty, patch }) => certainty === 'possible' && patch === null),
    ).toBe(true);
  });

  it('on the key, where nobody knows which one the object is under', () => {
    const object = known({ is: 'readable' as const, head: { ...head, encryption: 'aws:kms', kmsKeyId: 'k1' } });
    const facts = objectOf({ ...may({ ...everything, Action: 's3:*' }), object, kmsKey: denied('kms:DescribeKey') });
    expect(decision(facts)).toBe('depends');
  });
});

const head = {
  size: 1,
  lastModified: null,
  versionId: null,
  storageClass: 'STANDARD',
  kmsKeyId: null,
  bucketKeyEnabled: false,
  restore: null,
  replicationStatus: null,
};

describe('where an ACL would have been the way in', () => {
  const ignored = {
    ownershipControls: known({ ObjectOwnership: 'ObjectWriter' as const }),
    publicAccessBlock: known(allOn),
  };
  const everyone = { grantee: { uri: 'http://acs.amazonaws.com/groups/global/AllUsers' }, permission: 'READ' as const };
  const objectAcl = known({ owner, grants: [...privateAcl.grants, everyone] });

  it('an ignored one is the cause, not a missing signature', () => {
    expect(ids(objectOf({ ...ignored, objectAcl }), 'anonymous')).toEqual(['D17 certain']);
  });

  it('the owner of the object is the cause, not the bucket policy', () => {
    const foreign = known({ owner: stranger, grants: [] });
    const facts = objectOf({
      ownershipControls: ignored.ownershipControls,
      objectAcl: foreign,
      ...withPolicy(true, publicRead),
    });
    expect(ids(facts, 'anonymous')).toEqual(['D13 certain']);
  });
});

describe('after AWS has refused it', () => {
  const said = (why: string, action = 's3:GetObject') =>
    `User: ${session} is not authorized to perform: ${action} on resource: "arn:aws:s3:::logs/reports/a.csv" ${why}`;

  it('a request is refused, though all that we read allows it', () => {
    const error = said('with an explicit deny in a service control policy');
    const facts = objectOf({ organization: denied('organizations:DescribeOrganization') });
    expect([decision(facts, session, { error }), ids(facts, session, { error })]).toEqual([
      'explicit_deny',
      ['E02 certain'],
    ]);
  });

  it('what it says is confirmed by what was only assumed of the request', () => {
    const http = { ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
    const error = said('with an explicit deny in a resource-based policy');
    expect(ids(objectOf(withPolicy(false, http)), session, { error })).toEqual(['E07 certain']);
  });

  it('somebody else was refused', () => {
    const error = said('because no identity-based policy allows the s3:GetObject action');
    expect(ids(objectOf(), foreigner, { error })[0]).toBe('A16 certain');
  });

  it('an action that it names is judged, too', () => {
    const error = said(`because no identity-based policy allows the kms:Decrypt action`, 'kms:Decrypt').replace(
      'arn:aws:s3:::logs/reports/a.csv',
      key,
    );
    const facts = encryptedOf(may({ ...everything, Action: 's3:*' }), useKey);
    expect(ids(facts, session, { error })).toEqual(['F01 certain']);
  });
});
