import { describe, expect, it } from 'vitest';
import { identity } from '../../../src/aws/measures/identity.ts';
import { absent, type Fact, known } from '../../../src/core/fact.ts';
import type { Identity } from '../../../src/core/identity.ts';
import { nobody } from '../../../src/core/subject.ts';
import { target } from '../../../src/core/target.ts';
import { readersOf } from '../clients-of.ts';
import { errorAnswer } from '../errors.ts';
import { type Asked, startStub, type StubAnswer } from '../stub.ts';

const ours = '111122223333';
const document = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } };
const encoded = encodeURIComponent(JSON.stringify(document));
const member = (text: string) => `<member>${text}</member>`;
const read = 'arn:aws:iam::aws:policy/Read';
const boundary = `arn:aws:iam::${ours}:policy/Limit`;

const role = `<Arn>arn:aws:iam::${ours}:role/apps/reader</Arn><RoleName>reader</RoleName><RoleId>AROA</RoleId>
  <AssumeRolePolicyDocument>${encoded}</AssumeRolePolicyDocument>
  <Tags>${member('<Key>team</Key><Value>x</Value>')}</Tags>
  <PermissionsBoundary><PermissionsBoundaryArn>${boundary}</PermissionsBoundaryArn></PermissionsBoundary>
  <RolePolicyList>${member(`<PolicyName>own</PolicyName><PolicyDocument>${encoded}</PolicyDocument>`)}</RolePolicyList>
  <AttachedManagedPolicies>${member(`<PolicyName>Read</PolicyName><PolicyArn>${read}</PolicyArn>`)}</AttachedManagedPolicies>
  <InstanceProfileList>${member('<Arn>arn:profile</Arn>')}</InstanceProfileList>`;
const user = `<Arn>arn:aws:iam::${ours}:user/staff/ann</Arn><UserName>ann</UserName><UserId>AIDA</UserId>
  <GroupList>${member('ops')}</GroupList>`;
const group = `<GroupName>ops</GroupName>
  <GroupPolicyList>${member(`<PolicyName>shared</PolicyName><PolicyDocument>${encoded}</PolicyDocument>`)}</GroupPolicyList>`;
const version = (id: string, isDefault: boolean, text: string) =>
  member(`<VersionId>${id}</VersionId><IsDefaultVersion>${isDefault}</IsDefaultVersion><Document>${text}</Document>`);
const policy = `<Arn>${read}</Arn><PolicyVersionList>${version('v8', false, 'x')}${version('v7', true, encoded)}</PolicyVersionList>`;

const page = (lists: { users?: string; roles?: string; groups?: string; policies?: string }, next?: string) => {
  const { users = '', roles = '', groups = '', policies = '' } = lists;
  const list = (name: string, of: string) => `<${name}>${of === '' ? '' : member(of)}</${name}>`;
  const marker = next === undefined ? '' : `<Marker>${next}</Marker>`;
  return {
    status: 200,
    body: `<GetAccountAuthorizationDetailsResponse><GetAccountAuthorizationDetailsResult>
      ${list('UserDetailList', users)}${list('RoleDetailList', roles)}${list('GroupDetailList', groups)}${list('Policies', policies)}
      <IsTruncated>${next !== undefined}</IsTruncated>${marker}
      </GetAccountAuthorizationDetailsResult></GetAccountAuthorizationDetailsResponse>`,
  };
};

/** Two pages: what belongs together may be apart. */
const iam = (asked: Asked): StubAnswer =>
  asked.body.includes('Marker=more')
    ? page({ groups: group, policies: policy })
    : page({ users: user, roles: role }, 'more');

async function readOf(arn: string, answer = iam, principal: string | null = null) {
  await using stub = await startStub(answer);
  const caller = known({ arn, account: ours });
  const fact = await identity.read(readersOf(stub), target({ bucket: 'logs' }), { caller }, { ...nobody, principal });
  return { fact, asked: stub.asked };
}

const session = `arn:aws:sts::${ours}:assumed-role/reader/session`;
const valueOf = (fact: Fact<Identity>): Identity | null => (fact.is === 'known' ? fact.value : null);

describe('the identity', () => {
  it('of a session is its role: boundary, trust, tags, inline and attached policies with the version in force', async () => {
    const { fact, asked } = await readOf(session);
    expect(fact).toEqual({
      is: 'known',
      value: {
        arn: `arn:aws:iam::${ours}:role/apps/reader`,
        uniqueId: 'AROA',
        type: 'role',
        tags: [{ Key: 'team', Value: 'x' }],
        boundary: { arn: boundary, document: expect.objectContaining({ is: 'failed' }) },
        trust: document,
        policies: [
          { name: 'own', arn: null, on: 'role', document: known(document) },
          { name: 'Read', arn: read, on: 'role', document: known(document) },
        ],
        instanceProfiles: ['arn:profile'],
        readAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    });
    expect(asked).toHaveLength(2);
  });

  it('of a user has the policies of the groups too', async () => {
    const { fact } = await readOf(`arn:aws:iam::${ours}:user/staff/ann`);
    expect(fact).toMatchObject({
      value: {
        uniqueId: 'AIDA',
        type: 'user',
        trust: null,
        boundary: null,
        policies: [{ name: 'shared', on: 'group ops' }],
      },
    });
  });

  it('is of whom the question is about, not of the caller', async () => {
    const { fact } = await readOf(session, iam, `arn:aws:iam::${ours}:user/staff/ann`);
    expect(valueOf(fact)?.uniqueId).toBe('AIDA');
  });

  it.each([`arn:aws:iam::${ours}:user/ann`, `arn:aws:iam::${ours}:role/reader`, `arn:aws:iam::${ours}:role/nobody`])(
    '%s does not exist: another path is another principal',
    async (arn) => {
      expect((await readOf(session, iam, arn)).fact).toEqual(absent);
    },
  );

  it.each([
    `arn:aws:iam::${ours}:root`,
    `arn:aws:sts::${ours}:federated-user/bob`,
    'anonymous',
    'cloudfront.amazonaws.com',
  ])('%s has none in IAM, and nothing is asked', async (principal) => {
    const { fact, asked } = await readOf(session, iam, principal);
    expect(fact).toEqual(absent);
    expect(asked).toEqual([]);
  });

  it('in an account without a read role is refused, with the reason', async () => {
    const { fact, asked } = await readOf(session, iam, 'arn:aws:iam::444455556666:role/x');
    expect(fact).toEqual({
      is: 'denied',
      action: 'iam:GetAccountAuthorizationDetails',
      message: expect.stringMatching(/no read role .* account 444455556666/),
    });
    expect(asked).toEqual([]);
  });

  it('that may not be read says which permission is missing', async () => {
    const { fact } = await readOf(session, (asked) => errorAnswer(asked, 403, 'AccessDenied', 'no'));
    expect(fact).toEqual({ is: 'denied', action: 'iam:GetAccountAuthorizationDetails', message: 'no' });
  });

  it('whose group or policy is not among the details has a gap that can be seen', async () => {
    const { fact } = await readOf(`arn:aws:iam::${ours}:user/staff/ann`, () => page({ users: user }));
    expect(valueOf(fact)?.policies).toMatchObject([{ on: 'group ops', document: { is: 'failed' } }]);
    const { fact: other } = await readOf(session, () => page({ roles: role }));
    expect(valueOf(other)?.policies.map(({ document: one }) => one.is)).toEqual(['known', 'failed']);
  });
});
