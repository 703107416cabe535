import { describe, expect, it } from 'vitest';
import { asksOf, errorOf, operationIn, principalOf } from '../../../src/analyzers/access/asks.ts';
import { known } from '../../../src/core/fact.ts';
import type { DeniedCall } from '../../../src/core/denied-calls.ts';
import type { Facts } from '../../../src/core/facts.ts';
import { at } from '../../facts.ts';
import {
  account,
  asked,
  bucketOf,
  encryptedOf,
  endpointOf,
  foreigner,
  key,
  objectOf,
  principalNamed,
  role,
  session,
  user,
} from './facts-of.ts';

const refusal = (action: string, { who = session, on = 'arn:aws:s3:::logs/reports/a.csv' } = {}) =>
  `An error occurred (AccessDenied) when calling the X operation: User: ${who} is not authorized to perform: ${action} on resource: "${on}" because no identity-based policy allows the ${action} action`;
const asks = (facts: Facts, as: string, operation: string | null = null, error: string | null = null) =>
  asksOf(facts, asked(facts, as, { operation, error }), principalNamed(as));
const actions = (...of: Parameters<typeof asks>) => asks(...of).needs.map(({ action }) => action);

describe('who is asked about', () => {
  const facts = objectOf();

  it.each([
    ['the one of the question, whoever the error names', role, refusal('s3:GetObject', { who: user }), role],
    ['else the one of the error', null, refusal('s3:GetObject', { who: user }), user],
    ['nobody, where neither names one', null, 'Access Denied', undefined],
    ['nobody, where there is no error', null, null, undefined],
  ])('%s', (_what, as, error, arn) => {
    expect(principalOf(asked(facts, as, { error }))?.arn).toBe(arn);
  });

  it('has said nothing where no error was pasted', () => {
    expect(errorOf(asked(facts, role))).toBeNull();
  });
});

describe('what is asked for', () => {
  it.each<[string, Facts, string | null, string | null, string]>([
    ['the operation that was named', objectOf(), 'PutObject', refusal('s3:GetObject'), 'PutObject'],
    ['the action that AWS refused', objectOf(), null, refusal('s3:PutObject'), 'PutObject'],
    ['an object is read', objectOf(), null, null, 'GetObject'],
    ['a bucket is listed', bucketOf(), null, null, 's3:ListBucket'],
    ['an object is read, though KMS refused', objectOf(), null, refusal('kms:Decrypt', { on: key }), 'GetObject'],
    [
      'an object is read, though listing was refused: it is missing',
      objectOf(),
      null,
      refusal('s3:ListBucket'),
      'GetObject',
    ],
    ['a bucket is listed, as was refused', bucketOf(), null, refusal('s3:ListBucket'), 's3:ListBucket'],
    [
      'what the target is for, where AWS refused something unheard of',
      objectOf(),
      null,
      refusal('s3:FlyObject'),
      'GetObject',
    ],
  ])('%s', (_what, facts, operation, error, name) => {
    const one = asked(facts, role, { operation, error });
    expect(operationIn(one, errorOf(one)).name).toBe(name);
  });

  it.each([
    ['reads', 'GetObject', true],
    ['does not read', 'PutObject', false],
    ['does not read', 's3:GetObjectTagging', false],
  ])('%s what is in an object: %s', (_what, operation, reads) => {
    const found = asks(objectOf(), role, operation);
    expect([found.reads, found.listing !== null]).toEqual([reads, reads]);
  });

  it('reads one version as another action', () => {
    const found = asks(objectOf({}, { versionId: 'v1' }), role);
    expect([found.action, found.reads]).toEqual(['s3:getobjectversion', true]);
  });

  it('uses the key that the object is under', () => {
    expect(asks(encryptedOf(), role)).toMatchObject({ keyArn: key, action: 's3:getobject' });
    expect(asks(objectOf(), role).keyArn).toBeNull();
  });

  it('is in the partition of whoever asks, for listing as well', () => {
    const found = asks(objectOf(), 'arn:aws-cn:iam::111122223333:user/ana');
    expect([found.needs[0]?.arn, found.listing?.arn]).toEqual([
      'arn:aws-cn:s3:::logs/reports/a.csv',
      'arn:aws-cn:s3:::logs',
    ]);
  });

  it('is in the partition that we are in, where nobody signs', () => {
    const facts = objectOf({ caller: known({ arn: `arn:aws-cn:iam::${account}:role/cooper`, account }) });
    expect(asks(facts, 'anonymous').needs[0]?.arn).toBe('arn:aws-cn:s3:::logs/reports/a.csv');
  });
});

describe('an action that AWS refused', () => {
  it('is needed, though the operation needs it not by itself', () => {
    expect(actions(objectOf(), role, 'PutObject', refusal('s3:PutObjectAcl'))).toEqual([
      's3:PutObject',
      's3:PutObjectAcl',
    ]);
  });

  it('is needed once', () => {
    expect(actions(objectOf(), role, 'GetObject', refusal('s3:GetObject'))).toEqual(['s3:GetObject']);
  });

  it('is about what AWS says, else about what such an action is about', () => {
    const last = (error: string) => asks(objectOf(), role, 'GetObject', error).needs.at(-1);
    expect(last(refusal('kms:Decrypt', { on: key }))).toMatchObject({ on: 'key', arn: key, always: true });
    expect(last(refusal('s3:GetBucketLocation', { on: 'the bucket' }))).toMatchObject({
      action: 's3:GetBucketLocation',
      on: 'bucket',
      arn: 'arn:aws:s3:::logs',
    });
  });

  it.each(['s3:ListBucket', 'sts:AssumeRole', 's3:FlyObject'])('is not needed when it is %s', (action) => {
    expect(actions(objectOf(), role, 'GetObject', refusal(action))).toEqual(['s3:GetObject']);
  });
});

describe('whether the error speaks of somebody else', () => {
  it.each([
    ['the same user', user, user, false],
    ['another user', user, `arn:aws:iam::${account}:user/bob`, true],
    ['somebody of another account', user, foreigner, true],
    ['a session of the role', role, session, false],
    ['the role, for a session of it', session, role, false],
    ['another session of the role', session, session.replace('/s1', '/s2'), false],
    ['another role', session, session.replace('/app/', '/web/'), true],
    ['a role, for a user', user, session, true],
  ])('%s', (_what, as, who, other) => {
    expect(asks(objectOf(), as, null, refusal('s3:GetObject', { who })).otherPrincipal).toBe(other);
  });

  it('does not, where it names nobody', () => {
    expect(asks(objectOf(), user, null, 'Access Denied').otherPrincipal).toBe(false);
  });
});

describe('the way that the request goes', () => {
  const call: DeniedCall = {
    name: 'Decrypt',
    source: 'kms.amazonaws.com',
    who: session,
    errorCode: 'AccessDenied',
    message: null,
    count: 1,
    first: at,
    last: at,
    vpcEndpointId: 'vpce-1',
    sourceIp: '10.0.0.7',
  };
  const seen = (but: Partial<DeniedCall> = {}, endpoints = [endpointOf('vpce-1')]) =>
    objectOf({
      deniedCalls: known({ groups: [{ ...call, ...but }], gaps: [], dataEvents: 'not readable' }),
      vpcEndpoints: known(endpoints),
    });

  it('is that of its refused calls, with the VPC of the endpoint', () => {
    expect(asks(seen(), session).via).toEqual({ vpcEndpointId: 'vpce-1', vpcId: 'vpc-1', sourceIp: '10.0.0.7' });
  });

  it('is in a VPC that nobody knows, where the endpoint is not ours', () => {
    expect(asks(seen({}, []), session).via).toMatchObject({ vpcEndpointId: 'vpce-1', vpcId: null });
  });

  it.each([
    ['the calls were of somebody else', seen({ who: user })],
    ['the calls came through no endpoint', seen({ vpcEndpointId: null })],
    ['there were none', objectOf()],
  ])('is not known where %s', (_what, facts) => {
    expect(asks(facts, session).via).toBeNull();
  });
});
