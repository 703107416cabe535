import { describe, expect, it } from 'vitest';
import { identity } from '../../../src/aws/measures/identity.ts';
import { absent, known } from '../../../src/core/fact.ts';
import { target } from '../../../src/core/target.ts';
import { readersOf } from '../clients-of.ts';
import { errorAnswer } from '../errors.ts';
import { type Asked, operationOf, startStub, type StubAnswer } from '../stub.ts';

const document = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } };
const encoded = encodeURIComponent(JSON.stringify(document));
const member = (text: string) => `<member>${text}</member>`;

const results: Readonly<Record<string, string>> = {
  GetRole: `<Role><Arn>arn:role</Arn><RoleId>AROA</RoleId><Tags>${member('<Key>team</Key><Value>x</Value>')}</Tags><PermissionsBoundary><PermissionsBoundaryArn>arn:boundary</PermissionsBoundaryArn></PermissionsBoundary></Role>`,
  ListRolePolicies: `<PolicyNames>${member('own')}</PolicyNames><IsTruncated>false</IsTruncated>`,
  GetRolePolicy: `<PolicyDocument>${encoded}</PolicyDocument>`,
  ListAttachedRolePolicies: `<AttachedPolicies>${member('<PolicyName>Read</PolicyName><PolicyArn>arn:aws:iam::aws:policy/Read</PolicyArn>')}</AttachedPolicies><IsTruncated>false</IsTruncated>`,
  GetPolicy: '<Policy><DefaultVersionId>v7</DefaultVersionId></Policy>',
  GetPolicyVersion: `<PolicyVersion><Document>${encoded}</Document></PolicyVersion>`,
  GetUser: '<User><Arn>arn:user</Arn><UserId>AIDA</UserId></User>',
  ListUserPolicies: '<PolicyNames/><IsTruncated>false</IsTruncated>',
  ListAttachedUserPolicies: '<AttachedPolicies/><IsTruncated>false</IsTruncated>',
  ListGroupsForUser: `<Groups>${member('<GroupName>ops</GroupName>')}</Groups><IsTruncated>false</IsTruncated>`,
  ListGroupPolicies: `<PolicyNames>${member('shared')}</PolicyNames><IsTruncated>false</IsTruncated>`,
  GetGroupPolicy: `<PolicyDocument>${encoded}</PolicyDocument>`,
  ListAttachedGroupPolicies: '<AttachedPolicies/><IsTruncated>false</IsTruncated>',
};

function iam(asked: Asked): StubAnswer {
  const name = operationOf(asked) ?? '';
  return { status: 200, body: `<${name}Response><${name}Result>${results[name]}</${name}Result></${name}Response>` };
}

async function read(arn: string, answer: (asked: Asked) => StubAnswer = iam) {
  await using stub = await startStub(answer);
  const caller = known({ arn, account: '111122223333' });
  const fact = await identity.read(readersOf(stub), target({ bucket: 'logs' }), { caller });
  return { fact, asked: stub.asked };
}

const role = 'arn:aws:sts::111122223333:assumed-role/reader/session';

describe('the identity', () => {
  it('of a role: boundary, tags, inline and attached policies with the version in force', async () => {
    const { fact, asked } = await read(role);
    expect(fact).toEqual({
      is: 'known',
      value: {
        arn: 'arn:role',
        uniqueId: 'AROA',
        tags: [{ Key: 'team', Value: 'x' }],
        boundaryArn: 'arn:boundary',
        policies: [
          { name: 'own', arn: null, on: 'role', document: known(document) },
          { name: 'Read', arn: 'arn:aws:iam::aws:policy/Read', on: 'role', document: known(document) },
        ],
      },
    });
    expect(asked.find((one) => operationOf(one) === 'GetPolicyVersion')?.body).toContain('VersionId=v7');
  });

  it('of a user: groups too', async () => {
    const { fact, asked } = await read('arn:aws:iam::111122223333:user/staff/ann');
    expect(fact).toMatchObject({
      value: { uniqueId: 'AIDA', boundaryArn: null, policies: [{ name: 'shared', on: 'group ops' }] },
    });
    expect(asked[0]?.body).toContain('UserName=ann');
  });

  it.each(['arn:aws:iam::111122223333:root', 'arn:aws:sts::111122223333:federated-user/bob'])(
    '%s has none in IAM',
    async (arn) => {
      const { fact, asked } = await read(arn);
      expect(fact).toEqual(absent);
      expect(asked).toEqual([]);
    },
  );

  const refusing =
    (...names: string[]) =>
    (asked: Asked) =>
      names.includes(operationOf(asked) ?? '') ? errorAnswer(asked, 403, 'AccessDenied', 'no') : iam(asked);

  it.each([
    ['GetRolePolicy', 'iam:GetRolePolicy', 'own'],
    ['ListRolePolicies', 'iam:ListRolePolicies', 'inline policies'],
    ['GetPolicy', 'iam:GetPolicy', 'Read'],
    ['GetPolicyVersion', 'iam:GetPolicyVersion', 'Read'],
    ['ListAttachedRolePolicies', 'iam:ListAttachedRolePolicies', 'attached policies'],
  ])('%s refused leaves a gap that can be seen, and hides nothing else', async (call, action, name) => {
    const { fact } = await read(role, refusing(call));
    const policies = fact.is === 'known' ? fact.value.policies : [];
    expect(policies.find((policy) => policy.name === name)?.document).toMatchObject({ is: 'denied', action });
    expect(policies.filter((policy) => policy.document.is === 'known')).toHaveLength(1);
  });

  it('that may not be read says which permission is missing', async () => {
    expect((await read(role, refusing('GetRole'))).fact).toMatchObject({ is: 'denied', action: 'iam:GetRole' });
  });
});
