import { describe, expect, it } from 'vitest';
import { policyCauses } from '../../../../src/analyzers/access/causes/policy-causes.ts';
import { legOf as legFrom } from '../../../../src/analyzers/access/legs/legs-of.ts';
import { known } from '../../../../src/core/fact.ts';
import type { PolicyStatement } from '../../../../src/core/settings.ts';
import { plain } from '../../../../src/core/words.ts';
import { unseen } from '../../../../src/policy/pattern.ts';
import * as world from '../facts-of.ts';
import { type Given, type Held, key, legOf, object } from '../leg-of.ts';

const allowed: Held = { layer: 'identity', statements: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
const deny = (but: Partial<PolicyStatement> = {}): Held => ({
  layer: 'resource',
  what: 'the bucket policy of media',
  statements: [{ Sid: 'No', Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: '*', ...but }],
});
const fromHome: Partial<PolicyStatement> = { Condition: { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } };
const causes = (given: Given) => policyCauses(legOf(given));
const told = (given: Given) => causes(given).map(({ id, certainty, because }) => [id, certainty, plain(because)]);

describe('a Deny', () => {
  it('that matches is certain, with the place, the key and the value that it met', () => {
    const given = { documents: [allowed, deny(fromHome)], context: { 'aws:SourceIp': ['203.0.113.9'] } };
    expect(told(given)).toEqual([
      [
        'E06',
        'certain',
        `statement 1 (No) of the bucket policy of media denies s3:GetObject on ${object}, because aws:SourceIp is 203.0.113.9`,
      ],
    ]);
    expect(causes(given)[0]?.evidence).toEqual([
      {
        call: 'GetPolicy',
        saw: {
          document: 'the bucket policy of media',
          arn: null,
          statement: 1,
          sid: 'No',
          effect: 'Deny',
          failedOn: null,
          conditions: [
            {
              operator: 'NotIpAddress',
              key: 'aws:SourceIp',
              wanted: ['192.0.2.0/24'],
              seen: ['203.0.113.9'],
              status: 'known',
            },
          ],
        },
      },
    ]);
  });

  it('that depends on what nobody knows is possible, and nothing is changed for it', () => {
    const given: Given = { documents: [allowed, deny(fromHome)], context: { 'aws:SourceIp': unseen } };
    expect(told(given).map((one) => one.slice(0, 2))).toEqual([['E06', 'possible']]);
    expect(causes(given)[0]).toMatchObject({ patch: null, layer: 'resource', action: 's3:GetObject' });
  });

  it('is told before silence, statement by statement', () => {
    const two = { ...deny(), statements: [...deny().statements, ...deny({ Sid: 'Never' }).statements] };
    expect(told({ documents: [two] }).map(([id, , because]) => `${id} ${because?.slice(0, 20)}`)).toEqual([
      'D01 statement 1 (No) of ',
      'D01 statement 2 (Never) ',
      'C01 no identity policy o',
    ]);
  });

  it('has a patch, unless nobody in particular asks', () => {
    const given = { documents: [allowed, deny()] };
    expect(causes(given)[0]?.patch).toMatchObject({ layer: 'resource', statement: 1 });
    expect(causes({ ...given, more: { patchable: false } })[0]?.patch).toBeNull();
  });
});

describe('silence', () => {
  it('names every document that was looked at', () => {
    const elsewhere = { ...allowed, what: 'the policy p', statements: [{ ...statement('sqs:*'), Sid: 'Queue' }] };
    expect(causes({ documents: [elsewhere] })).toMatchObject([
      {
        id: 'C01',
        certainty: 'certain',
        evidence: [{ call: 'GetPolicy', saw: { document: 'the policy p', allows: false } }],
      },
    ]);
  });

  it.each<[string, Partial<PolicyStatement>, string]>([
    [
      'another resource',
      { Resource: 'arn:aws:s3:::media' },
      '; statement 1 of the identity policy is about another resource',
    ],
    [
      'a condition',
      { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } },
      '; statement 1 of the identity policy would, but aws:MultiFactorAuthPresent must be Bool true, and the request has no aws:MultiFactorAuthPresent',
    ],
  ])('says what kept the nearest statement: %s', (_what, but, end) => {
    const held: Held = { layer: 'identity', statements: [{ ...statement('s3:GetObject'), ...but }] };
    expect(told({ documents: [held] })[0]?.[2]).toBe(
      `no identity policy of the principal allows s3:GetObject on ${object}${end}`,
    );
  });

  it('of a bucket policy says whom it names instead', () => {
    const named: Held = {
      layer: 'resource',
      statements: [{ ...statement('s3:GetObject'), Principal: { AWS: 'AIDAEXAMPLEEXAMPLE123' } }],
    };
    expect(told({ documents: [allowed, named], owner: '999999999999' })[0]?.[2]).toMatch(/names somebody else$/);
  });

  it('of a key policy is told as such', () => {
    const given: Given = { action: 'kms:Decrypt', arn: key, documents: [allowed] };
    expect(told(given)).toEqual([['F02', 'certain', `no statement of the key policy allows kms:Decrypt on ${key}`]]);
  });

  it('is possible, where a condition of the only Allow is open', () => {
    const held: Held = {
      layer: 'identity',
      statements: [{ ...statement('s3:GetObject'), Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }],
    };
    const given: Given = { documents: [held], context: { 'aws:SourceIp': unseen } };
    expect(told(given).map((one) => one.slice(0, 2))).toEqual([['C05', 'possible']]);
  });
});

const statement = (Action: string): PolicyStatement => ({ Effect: 'Allow', Action, Resource: '*' });

describe('an endpoint that the request may go through', () => {
  const asking = { principal: world.principalNamed(world.role), via: null, headers: {}, reads: true };
  const need = { action: 's3:GetObject', on: 'object', arn: world.object, always: true, why: [] } as const;
  const through = (one: PolicyStatement) => {
    const facts = world.objectOf({ vpcEndpoints: known([world.endpointOf('vpce-1', one)]) });
    return policyCauses(legFrom(facts, need, true, asking)).map(({ id, certainty, because }) => [
      id,
      certainty,
      plain(because).slice(0, 48),
    ]);
  };

  it('may refuse: only if the request goes there', () => {
    expect(through({ ...statement('s3:PutObject'), Principal: '*' })).toEqual([
      ['E04', 'possible', 'If the request goes through vpce-1: no statement'],
    ]);
    expect(through({ ...statement('*'), Effect: 'Deny', Principal: '*' })).toEqual([
      ['E05', 'possible', 'If the request goes through vpce-1: statement 1 '],
    ]);
  });

  it('may refuse as well by what nobody knows', () => {
    const open = { ...statement('*'), Principal: '*' as const, Condition: { Bool: { 'aws:ViaAWSService': 'true' } } };
    expect(through(open).map((one) => one[1])).toEqual(['possible']);
  });

  it('does not stand in the way, when it allows', () => {
    expect(through({ ...statement('*'), Principal: '*' })).toEqual([]);
  });
});

it('where nothing refuses there is nothing to tell', () => {
  expect(causes({ documents: [allowed] })).toEqual([]);
});
