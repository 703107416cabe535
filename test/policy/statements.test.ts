import { describe, expect, it } from 'vitest';
import type { PolicyStatement } from '../../src/core/settings.ts';
import {
  everyS3Action,
  everyS3ActionButFew,
  nameOf,
  onWholeBucket,
  type Statement,
  statementsOf,
  toEverybody,
  unconditional,
} from '../../src/policy/statements.ts';

/** One statement, read. */
function read(but: Partial<PolicyStatement>): Statement {
  const [statement] = statementsOf({ Statement: { Effect: 'Allow', ...but } });
  if (!statement) throw new Error('no statement');
  return statement;
}

it('one statement may stand without a list', () => {
  const statement: PolicyStatement = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' };
  expect(statementsOf({ Statement: statement })).toEqual(statementsOf({ Statement: [statement] }));
});

it('statements are counted as people count', () => {
  const named = statementsOf({ Statement: [{ Effect: 'Allow' }, { Effect: 'Deny', Sid: 'NoPlaintext' }] }).map(nameOf);
  expect(named).toEqual(['statement 1', 'statement 2 (NoPlaintext)']);
});

describe('everybody', () => {
  it.each<[string, Partial<PolicyStatement>, boolean]>([
    ['"*"', { Principal: '*' }, true],
    ['{"AWS":"*"}', { Principal: { AWS: '*' } }, true],
    ['{"AWS":["x","*"]}', { Principal: { AWS: ['111122223333', '*'] } }, true],
    ['NotPrincipal', { NotPrincipal: { AWS: '111122223333' } }, true],
    ['an account', { Principal: { AWS: '111122223333' } }, false],
    ['a service', { Principal: { Service: 'logging.s3.amazonaws.com' } }, false],
    ['every identity of another kind', { Principal: { Federated: '*' } }, false],
  ])('%s', (_name, but, is) => {
    expect(toEverybody(read(but))).toBe(is);
  });
});

describe('every action', () => {
  it.each<[string | string[], boolean]>([
    ['*', true],
    ['s3:*', true],
    ['S3:*', true],
    ['*:*', true],
    ['s3:**', true],
    [['s3:GetObject', 's3:*'], true],
    ['s3:Get*', false],
    ['s3:*Object', false],
    ['s3-object-lambda:*', false],
    ['ec2:*', false],
    [[], false],
  ])('%j', (Action, is) => {
    expect(everyS3Action(read({ Action }))).toBe(is);
  });

  it.each<[string | string[], boolean]>([
    ['s3:DeleteBucket', true],
    ['s3:*', false],
    [['ec2:*', '*'], false],
  ])('everything but %j', (NotAction, is) => {
    expect(everyS3ActionButFew(read({ NotAction }))).toBe(is);
    expect(everyS3Action(read({ NotAction }))).toBe(false);
  });
});

it.each<[string | string[], boolean]>([
  ['arn:aws:s3:::logs', true],
  ['arn:aws-cn:s3:::logs', true],
  [['arn:aws:s3:::logs/*', 'arn:aws:s3:::logs'], true],
  ['arn:aws:s3:::*', true],
  ['arn:aws:s3:::log*', true],
  ['*', true],
  ['arn:aws:s3:::logs/*', false],
  ['arn:aws:s3:::logs-old', false],
  ['arn:aws:s3:::logs-*', false],
])('%j is about the bucket itself: %s', (Resource, is) => {
  expect(onWholeBucket(read({ Resource }), 'logs')).toBe(is);
});

it.each<[PolicyStatement['Condition'], boolean]>([
  [undefined, true],
  [{}, true],
  [{ Bool: { 'aws:SecureTransport': 'false' } }, false],
])('%j is no condition: %s', (Condition, is) => {
  expect(unconditional(read(Condition === undefined ? {} : { Condition }))).toBe(is);
});
