import { describe, expect, it } from 'vitest';
import { applied, patchFor } from '../../../../src/analyzers/access/patch/index.ts';
import type { PolicyStatement } from '../../../../src/core/settings.ts';
import { unseen } from '../../../../src/policy/pattern.ts';
import { account, bucket, type Given, type Held, key, legOf, object, role, session, told } from '../leg-of.ts';

const deny = { Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: object } as const;
const toOthers = { ArnNotEquals: { 'aws:PrincipalArn': role } };
const toThisOne = { ArnEquals: { 'aws:PrincipalArn': role } };

/** What stands in place of a statement that denies; null where there is no patch. */
function after(
  statement: PolicyStatement,
  layer: Held['layer'] = 'resource',
  more: Given = {},
  held: Partial<Held> = {},
) {
  const { Principal: _none, ...plain } = statement;
  const own = layer === 'identity' || layer === 'permissions_boundary' ? plain : statement;
  const leg = legOf({ ...more, documents: [{ layer, statements: [own], ...held }] });
  return patchFor({ id: 'D01', layer }, leg, told(leg, layer, 'Deny'))?.after ?? null;
}

describe('a bucket policy that denies', () => {
  it('goes on denying this to everybody else', () => {
    expect(after(deny)).toEqual({ ...deny, Condition: toOthers });
  });

  it('goes on denying this one every other action and object', () => {
    const all = { ...deny, Sid: 'NoAccess', Action: 's3:*', Resource: [bucket, `${bucket}/*`] };
    expect(after(all)).toEqual([
      { ...all, Condition: toOthers },
      {
        Sid: 'NoAccessOtherResources',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        NotResource: object,
        Condition: toThisOne,
      },
      {
        Sid: 'NoAccessOtherActions',
        Effect: 'Deny',
        Principal: '*',
        NotAction: 's3:GetObject',
        Resource: object,
        Condition: toThisOne,
      },
    ]);
  });

  it('does not begin to deny the bucket itself', () => {
    expect(after({ ...deny, Resource: `${bucket}/*` })).toMatchObject([{}, { NotResource: [object, bucket] }]);
  });

  it('has its list of spared principals made longer', () => {
    const spares = {
      ...deny,
      Condition: { StringNotLike: { 'AWS:PrincipalArn': [`arn:aws:iam::${account}:role/x`] } },
    };
    expect(after(spares)).toMatchObject({
      Condition: { StringNotLike: { 'AWS:PrincipalArn': [`arn:aws:iam::${account}:role/x`, role] } },
    });
  });

  it('is divided by its list of principals where that has this one by name', () => {
    const user = `arn:aws:iam::${account}:user/u`;
    const named = { ...deny, Principal: { AWS: [user, role, session] }, Action: ['s3:GetObject', 's3:PutObject'] };
    expect(after(named)).toEqual([
      { ...named, Principal: { AWS: [user] } },
      { ...named, Principal: { AWS: [role, session] }, Action: 's3:PutObject' },
    ]);
  });

  it('goes when it says nothing else, unless it is the only one', () => {
    const named = { ...deny, Principal: { AWS: role } };
    expect(after(named)).toEqual({ ...named, Condition: toOthers });
    const more = { Effect: 'Allow', Principal: { AWS: role }, Action: 's3:ListBucket', Resource: bucket } as const;
    const leg = legOf({ documents: [{ layer: 'resource', statements: [named, more] }] });
    const patch = patchFor({ id: 'D01', layer: 'resource' }, leg, told(leg, 'resource', 'Deny'));
    expect(patch).toMatchObject({ statement: 1, after: null });
    expect(patch && applied({ Version: '2012-10-17', Statement: [named, more] }, patch).Statement).toEqual([more]);
  });

  it('D04: keeps its NotPrincipal', () => {
    const { Principal: _all, ...rest } = deny;
    const spared = { ...rest, NotPrincipal: { AWS: [`arn:aws:iam::${account}:user/u`] } };
    expect(after(spared)).toEqual({ ...spared, Condition: toOthers });
  });

  it.each<[string, PolicyStatement, unknown]>([
    ['NotAction', { ...deny, Action: 's3:GetObject*' }, { Action: 's3:GetObject?*' }],
    ['a list', { ...deny, Action: ['s3:GetObject', 's3:Put*'] }, { Action: 's3:Put*' }],
  ])('writes what is left of %s', (_what, statement, left) => {
    expect(after(statement)).toMatchObject([{ Condition: toOthers }, left]);
  });

  it('has this action and this resource beside what it leaves out already', () => {
    const { Action: _action, Resource: _resource, ...rest } = deny;
    const statement = { ...rest, NotAction: 's3:PutObject', NotResource: `${bucket}/open/*` };
    expect(after(statement)).toMatchObject([
      {},
      { NotAction: 's3:PutObject', NotResource: [`${bucket}/open/*`, object] },
      { NotAction: ['s3:PutObject', 's3:GetObject'], Resource: object },
    ]);
  });

  it('is left alone where no list says what is left', () => {
    expect(after({ ...deny, Action: 's3:Get*' })).toBeNull();
    expect(after({ ...deny, Resource: `${bucket}/data/*` })).toBeNull();
    expect(after({ ...deny, Resource: `${bucket}/\${aws:PrincipalAccount}*` })).toBeNull();
  });

  it.each<[string, NonNullable<PolicyStatement['Condition']>, Given]>([
    [
      'aws:SecureTransport',
      { Bool: { 'aws:SecureTransport': 'false' } },
      { context: { 'aws:SecureTransport': ['false'] } },
    ],
    [
      'aws:SourceIp',
      { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      { context: { 'aws:SourceIp': ['192.0.2.1'] } },
    ],
    ['an unknown key', { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }, { context: { 'aws:SourceVpce': unseen } }],
    ['a header', { Null: { 's3:x-amz-server-side-encryption': 'true' } }, {}],
  ])('is left alone where the request should meet a condition: %s', (_key, Condition, given) => {
    expect(after({ ...deny, Condition }, 'resource', given)).toBeNull();
  });

  it('E09: spares one from outside the organization', () => {
    const outside = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } };
    expect(after({ ...deny, Condition: outside })).toMatchObject({ Condition: { ...outside, ...toOthers } });
  });

  it('is left alone where a second statement denies too', () => {
    const leg = legOf({ documents: [{ layer: 'resource', statements: [deny, deny] }] });
    expect(patchFor({ id: 'D01', layer: 'resource' }, leg, told(leg, 'resource', 'Deny'))).toBeNull();
  });

  it.each([['anonymous'], ['cloudfront.amazonaws.com']])('is left alone for %s, whom no condition tells', (as) => {
    expect(after(deny, 'resource', { as })).toBeNull();
  });
});

describe('other policies that deny', () => {
  const allowed = { Effect: 'Allow', Action: '*', Resource: '*' } as const;
  const { Principal: _none, ...plain } = deny;

  it('C02: one of its own is about nobody else', () => {
    const leg = legOf({
      documents: [{ layer: 'identity', statements: [{ ...plain, Action: '*', Resource: '*' }, allowed] }],
    });
    expect(patchFor({ id: 'C02', layer: 'identity' }, leg, told(leg, 'identity', 'Deny'))?.after).toEqual([
      { Effect: 'Deny', Action: '*', NotResource: object },
      { Effect: 'Deny', NotAction: 's3:GetObject', Resource: object },
    ]);
  });

  it('C02: a shared one goes on denying the others; one of AWS stays as it is', () => {
    const shared = (arn: string) => {
      const statements = [plain, allowed];
      const leg = legOf({ documents: [{ layer: 'identity', statements, arn, shared: true }] });
      return patchFor({ id: 'C02', layer: 'identity' }, leg, told(leg, 'identity', 'Deny'));
    };
    const arn = `arn:aws:iam::${account}:policy/p`;
    expect(shared(arn)).toMatchObject({ arn, after: { ...plain, Condition: toOthers } });
    expect(shared('arn:aws:iam::aws:policy/AWSDenyAll')).toBeNull();
  });

  it('C07: a boundary goes on denying whoever else has it', () => {
    const statements = [plain, allowed];
    const leg = legOf({
      documents: [
        { layer: 'identity', statements: [allowed] },
        { layer: 'permissions_boundary', statements },
      ],
    });
    expect(
      patchFor({ id: 'C07', layer: 'permissions_boundary' }, leg, told(leg, 'permissions_boundary', 'Deny'))?.after,
    ).toEqual({
      ...plain,
      Condition: toOthers,
    });
  });

  it('E05: an endpoint, for a bucket of another account', () => {
    const perimeter = {
      ...deny,
      Action: '*',
      Resource: '*',
      Condition: { StringNotEquals: { 's3:ResourceAccount': '9' } },
    };
    const leg = legOf({
      documents: [
        { layer: 'identity', statements: [allowed] },
        { layer: 'vpc_endpoint', statements: [perimeter, { ...allowed, Principal: '*' }] },
      ],
    });
    expect(patchFor({ id: 'E05', layer: 'vpc_endpoint' }, leg, told(leg, 'vpc_endpoint', 'Deny'))?.after).toMatchObject(
      [
        { Action: '*', Resource: '*' },
        { Action: '*', NotResource: object },
        { NotAction: 's3:GetObject', Resource: object },
      ],
    );
  });

  it('F02: a key policy is about its key only', () => {
    const root = { Effect: 'Allow', Principal: { AWS: account }, Action: 'kms:*', Resource: '*' } as const;
    const statements = [{ ...deny, Action: 'kms:*', Resource: '*' }, root];
    const leg = legOf({ action: 'kms:Decrypt', arn: key, documents: [{ layer: 'resource', statements }] });
    expect(patchFor({ id: 'F02', layer: 'resource' }, leg, told(leg, 'resource', 'Deny'))?.after).toEqual([
      { ...statements[0], Condition: toOthers },
      { Effect: 'Deny', Principal: '*', NotAction: 'kms:Decrypt', Resource: '*', Condition: toThisOne },
    ]);
  });

  it('D05: an access point that denies all its objects', () => {
    const point = `arn:aws:s3:us-east-1:${account}:accesspoint/p`;
    const statements = [{ ...deny, Resource: `${point}/object/*` }];
    const leg = legOf({
      arn: `${point}/object/data/report.csv`,
      about: { accessPoint: { account, vpcId: null, underlying: legOf().asked.resource } },
      documents: [{ layer: 'access_point', statements }],
    });
    expect(patchFor({ id: 'D05', layer: 'access_point' }, leg, told(leg, 'access_point', 'Deny'))?.after).toMatchObject(
      [{ Condition: toOthers }, { NotResource: [`${point}/object/data/report.csv`, point], Condition: toThisOne }],
    );
  });
});
