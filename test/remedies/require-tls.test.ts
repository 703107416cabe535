import { describe, expect, it } from 'vitest';
import { absent, known } from '../../src/core/fact.ts';
import type { PolicyDocument, PolicyStatement } from '../../src/core/settings.ts';
import { policyOf } from '../facts.ts';
import { applied, planIn, type World } from './model.ts';
import { bucket, bucketArn, partner } from './places.ts';
import { isBlindWithout, plans, proseOf, stepsIn, withFact } from './promises.ts';
import { plain } from './statements.ts';

const id = 'require-tls';
type Condition = NonNullable<PolicyStatement['Condition']>;

const denying: PolicyStatement = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [bucketArn, `${bucketArn}/*`],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const allowing: PolicyStatement = {
  Sid: 'Partner',
  Effect: 'Allow',
  Principal: { AWS: partner },
  Action: 's3:GetObject',
  Resource: `${bucketArn}/*`,
};
const having = (...statements: readonly PolicyStatement[]): World => ({
  [bucket]: { policy: plain<PolicyDocument>(policyOf(...statements)) },
});
const when = (Condition: Condition): World => having({ ...denying, Condition });
const sid = '"Sid":"CooperDenyInsecureTransport"';

plans(id, [
  ['writes a policy where there is none', {}, {}, 'steps', sid],
  ['adds its statement to those that are there', {}, having(allowing), 'steps', sid],
  ['has nothing to do where the policy does it', {}, having(allowing, denying), 'nothing', 'refuses every request'],
  [
    'is refused where the policy would get too long',
    {},
    having(...Array.from({ length: 160 }, (_, nth) => ({ ...allowing, Sid: `S${nth}` }))),
    'refused',
    '20480',
  ],
]);

isBlindWithout(id, {}, {}, ['bucket', 'policy', 'website']);

describe('what is as good', () => {
  it.each<[string, World]>([
    ['false as JSON has it', when({ Bool: { 'aws:SecureTransport': false } })],
    ['a list of one', when({ Bool: { 'aws:SecureTransport': ['false'] } })],
    ['IfExists', when({ BoolIfExists: { 'aws:SecureTransport': 'false' } })],
    ['a lowest version of TLS, which nothing at all is below', when({ NumericLessThan: { 's3:TlsVersion': 1.2 } })],
    ['everybody spelled as AWS', having({ ...denying, Principal: { AWS: ['*'] } })],
    ['every action of every service', having({ ...denying, Action: '*' })],
    ['one pattern for the bucket and its objects', having({ ...denying, Resource: `${bucketArn}*` })],
    ['every resource', having({ ...denying, Resource: '*' })],
    [
      'one statement for the bucket and one for objects',
      having({ ...denying, Resource: bucketArn }, { ...denying, Resource: `${bucketArn}/*` }),
    ],
  ])('%s', (_promise, world) => {
    expect(planIn(world, id, {})).toMatchObject({ is: 'nothing' });
  });
});

describe('what only looks like it', () => {
  it.each<[string, World]>([
    ['one principal', having({ ...denying, Principal: { AWS: partner } })],
    ['everybody but one', having({ ...denying, Principal: undefined, NotPrincipal: { AWS: partner } } as never)],
    ['one prefix', having({ ...denying, Resource: [bucketArn, `${bucketArn}/a/*`] })],
    ['only objects', having({ ...denying, Resource: `${bucketArn}/*` })],
    ['only the bucket', having({ ...denying, Resource: bucketArn })],
    ['another bucket', having({ ...denying, Resource: ['arn:aws:s3:::other', 'arn:aws:s3:::other/*'] })],
    [
      'everything but some objects',
      having({ ...denying, Resource: undefined, NotResource: `${bucketArn}/a/*` } as never),
    ],
    ['one action with a star in it', having({ ...denying, Action: 's3:GetObjectTagging*' })],
    ['all actions but some', having({ ...denying, Action: undefined, NotAction: 's3:GetObject' } as never)],
    [
      'one more condition',
      when({ Bool: { 'aws:SecureTransport': 'false' }, StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }),
    ],
    ['the opposite', when({ Bool: { 'aws:SecureTransport': 'true' } })],
    [
      'an old TLS alone, where http is let through',
      when({ Bool: { 'aws:SecureTransport': 'true' }, NumericLessThan: { 's3:TlsVersion': '1.2' } }),
    ],
    ['an Allow', having({ ...denying, Effect: 'Allow' })],
  ])('%s', (_promise, world) => {
    const { steps } = stepsIn(planIn(world, id, {}));
    expect(planIn(applied(world, steps), id, {})).toMatchObject({ is: 'nothing' });
  });
});

it('is written once, also into a policy that Cooper can’t read', () => {
  const unread: World = {
    [bucket]: { policy: { Statement: [{ ...allowing, Later: 'than Cooper' } as PolicyStatement] } },
  };
  const { steps } = stepsIn(planIn(unread, id, {}));
  expect(planIn(applied(unread, steps), id, {})).toMatchObject({ is: 'nothing' });
});

it('leaves a statement of its name that somebody changed, and takes another name', () => {
  const narrowed = { ...denying, Sid: 'CooperDenyInsecureTransport', Principal: { AWS: partner } };
  const { steps } = stepsIn(planIn(having(narrowed), id, {}));
  expect(steps).toMatchObject([{ after: { Statement: [narrowed, { Sid: 'CooperDenyInsecureTransport2' }] } }]);
});

it('writes ARNs of the partition that the bucket is in', () => {
  const china = withFact('bucket', known({ region: 'cn-north-1' }) as never);
  expect(JSON.stringify(planIn({}, id, {}, china))).toContain('arn:aws-cn:s3:::cooper-case/*');
});

it('is refused where nobody knows the region', () => {
  const plan = planIn({}, id, {}, (facts) => ({
    ...withFact('bucket', absent)(facts),
    target: { ...facts.target, region: null },
  }));
  expect(plan).toMatchObject({ is: 'refused' });
});

it('says that a website would stop', () => {
  const website = { IndexDocument: { Suffix: 'index.html' } };
  expect(proseOf(planIn({ [bucket]: { website } }, id, {}))).toContain('website');
  expect(proseOf(planIn({}, id, {}))).not.toContain('website');
});
