import { expect, it } from 'vitest';
import { known } from '../../src/core/fact.ts';
import type { Grant } from '../../src/core/settings.ts';
import { allOff, policyOf } from '../facts.ts';
import { planIn, type Stored, type World } from './model.ts';
import { account, allUsers, bucket, bucketArn, logDelivery, ownId, partner, partnerId, strangerId } from './places.ts';
import { isBlindWithout, plans, proseOf, stepsIn, withFact } from './promises.ts';

const id = 'disable-acls';
const own: Grant = { grantee: { id: ownId }, permission: 'FULL_CONTROL' };
const to = (grantee: Grant['grantee'], permission: Grant['permission']): Grant => ({ grantee, permission });
const granting = (grants: readonly Grant[], more: Stored = {}): World => ({
  [bucket]: { acl: { owner: ownId, grants: [own, ...grants] }, ...more },
});
const enforced = '["ownershipControls",{"ObjectOwnership":"BucketOwnerEnforced"}]';
const reset = `["acl",${JSON.stringify({ owner: ownId, grants: [own] })}]`;
const drop = { 'public-grants': 'drop' };
const everyone = to({ uri: allUsers }, 'READ');
const root = { AWS: `arn:aws:iam::${partner}:root` };

plans(id, [
  ['only disables them where the ACL grants nobody anything', {}, {}, 'steps', `[${enforced}]`],
  [
    'resets an ACL that has less than full control for the owner',
    {},
    { [bucket]: { acl: { owner: ownId, grants: [to({ id: ownId }, 'READ')] } } },
    'steps',
    `[${reset},${enforced}]`,
  ],
  [
    'has nothing to do where they are disabled',
    {},
    { [bucket]: { ownershipControls: { ObjectOwnership: 'BucketOwnerEnforced' } } },
    'nothing',
    'disabled',
  ],
  ['does not put everybody into the policy unasked', {}, granting([everyone]), 'refused', 'public-grants=drop'],
  ['drops public grants when that is asked for', drop, granting([everyone]), 'steps', `[${reset},${enforced}]`],
  [
    'is refused where nobody knows whose a grant is',
    drop,
    granting([to({ id: strangerId }, 'READ')]),
    'refused',
    strangerId,
  ],
  [
    'is refused where only an e-mail address is known',
    {},
    granting([to({ email: 'a@example.com' }, 'READ')]),
    'refused',
    'a@example.com',
  ],
]);

isBlindWithout(id, {}, {}, [
  'bucket',
  'owner',
  'ownershipControls',
  'acl',
  'policy',
  'publicAccessBlock',
  'accountPublicAccessBlock',
]);

it('moves what another account may do into the policy', () => {
  const world = granting([
    to({ id: partnerId }, 'READ'),
    to({ id: partnerId }, 'WRITE'),
    to({ id: partnerId }, 'READ_ACP'),
  ]);
  const { steps } = stepsIn(planIn(world, id, {}));
  const read = ['s3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads', 's3:GetBucketAcl'];
  expect(steps.map(({ setting }) => setting)).toEqual(['policy', 'acl', 'ownershipControls']);
  expect(steps[0]?.after).toEqual(
    policyOf(
      { Sid: `CooperAclRead${partner}`, Effect: 'Allow', Principal: root, Action: read, Resource: bucketArn },
      {
        Sid: `CooperAclWrite${partner}`,
        Effect: 'Allow',
        Principal: root,
        Action: ['s3:PutObject'],
        Resource: `${bucketArn}/*`,
      },
    ),
  );
});

it('gives for full control what reading and writing give, and no right to write ACLs', () => {
  const [full, apart] = [['FULL_CONTROL'], ['READ', 'WRITE', 'READ_ACP', 'WRITE_ACP']].map((permissions) => {
    const grants = permissions.map((permission) => to({ id: partnerId }, permission as Grant['permission']));
    return stepsIn(planIn(granting(grants), id, {})).steps[0]?.after;
  });
  expect(full).toEqual(apart);
  expect(JSON.stringify(full)).not.toContain('PutBucketAcl');
});

it('lets log delivery in by the policy, for logs of the same account', () => {
  const world = granting([to({ uri: logDelivery }, 'WRITE'), to({ uri: logDelivery }, 'READ_ACP')]);
  expect(stepsIn(planIn(world, id, {})).steps[0]?.after).toEqual(
    policyOf({
      Sid: 'CooperAclLogDelivery',
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: `${bucketArn}/*`,
      Condition: { StringEquals: { 'aws:SourceAccount': account } },
    }),
  );
});

it('adds nothing that the policy says already, under whatever name', () => {
  const writes = {
    Sid: 'Mine',
    Effect: 'Allow',
    Principal: { AWS: partner },
    Action: 's3:PutObject',
    Resource: `${bucketArn}/*`,
  } as const;
  const world = granting([to({ id: partnerId }, 'WRITE')], { policy: policyOf(writes) });
  expect(stepsIn(planIn(world, id, {})).steps.map(({ setting }) => setting)).toEqual(['acl', 'ownershipControls']);
});

it('promises an undo without public grants where S3 would refuse to write them', () => {
  const block = { ...allOff, BlockPublicAcls: true };
  const world = granting([everyone, to({ id: partnerId }, 'READ')], { publicAccessBlock: block });
  const { steps, undoLeaves } = stepsIn(planIn(world, id, drop));
  expect(steps[1]).toMatchObject({ setting: 'acl', undone: { grants: [own, to({ id: partnerId }, 'READ')] } });
  expect(undoLeaves).not.toBeNull();
  expect(stepsIn(planIn(granting([everyone]), id, drop))).toMatchObject({ undoLeaves: null });
});

it('says that IgnorePublicAcls may hide grants, of the bucket or of the account', () => {
  const block = { ...allOff, IgnorePublicAcls: true };
  for (const world of [
    granting([], { publicAccessBlock: block }),
    { ...granting([]), '': { accountPublicAccessBlock: block } },
  ]) {
    expect(proseOf(planIn(world, id, {}))).toContain('InvalidBucketAclWithObjectOwnership');
    expect(stepsIn(planIn(world, id, {})).undoLeaves).not.toBeNull();
  }
  expect(proseOf(planIn(granting([]), id, {}))).not.toContain('IgnorePublicAcls');
});

it('is refused where nobody knows the owner', () => {
  const plan = planIn({}, id, {}, withFact('acl', known({ owner: null, grants: [] }) as never));
  expect(plan).toMatchObject({ is: 'refused' });
});

it('is refused where the policy would get too long', () => {
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: partner },
    Action: 's3:GetObject',
    Resource: `${bucketArn}/*`,
  } as const;
  const policy = policyOf(...Array.from({ length: 170 }, (_, nth) => ({ ...statement, Sid: `S${nth}` })));
  expect(planIn(granting([to({ id: partnerId }, 'WRITE')], { policy }), id, {})).toMatchObject({ is: 'refused' });
});
