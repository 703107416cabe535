import {
  GetBucketAclCommand,
  GetObjectAclCommand,
  PutBucketAclCommand,
  PutBucketOwnershipControlsCommand,
  PutObjectAclCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { allUsers, bucket, canonicalId, logDelivery } from '../../../../../../src/sandbox/aws/services/s3/seed.ts';
import { account, localAws, other, refusalOf, s3Of } from '../../../world.ts';

const everybody = [{ grantee: { uri: allUsers }, permission: 'READ' }] as const;
const writers = { Rules: [{ ObjectOwnership: 'ObjectWriter' }] };

const aws = localAws((state) => {
  bucket(state, { name: 'disabled', account, publicAccessBlock: null, grants: everybody });
  bucket(state, { name: 'blocked', account, ownershipControls: writers });
  bucket(state, {
    name: 'open',
    account,
    publicAccessBlock: null,
    ownershipControls: null,
    grants: everybody,
    objects: [{ key: 'k', body: '', grants: everybody }],
  });
});

const own = { Grantee: { Type: 'CanonicalUser', ID: canonicalId(account) }, Permission: 'FULL_CONTROL' };
const all = { Grantee: { Type: 'Group', URI: allUsers }, Permission: 'READ' };
const acl = async (Bucket: string) => (await s3Of(aws()).send(new GetBucketAclCommand({ Bucket }))).Grants;

it('an ACL is shown as it is put', async () => {
  const s3 = s3Of(aws());
  expect(await acl('open')).toEqual([own, all]);
  await s3.send(
    new PutBucketAclCommand({
      Bucket: 'open',
      GrantFullControl: `id=${canonicalId(account)}`,
      GrantWrite: `uri=${logDelivery}`,
    }),
  );
  const logs = { Grantee: { Type: 'Group', URI: logDelivery } };
  expect(await acl('open')).toEqual([own, { ...logs, Permission: 'WRITE' }]);
  const grant = { Grantee: { Type: 'CanonicalUser' as const, ID: canonicalId(other) }, Permission: 'READ' as const };
  await s3.send(
    new PutBucketAclCommand({
      Bucket: 'open',
      AccessControlPolicy: { Owner: { ID: canonicalId(account) }, Grants: [grant] },
    }),
  );
  expect(await acl('open')).toEqual([grant]);
  await s3.send(
    new PutBucketAclCommand({ Bucket: 'open', GrantRead: `id="${canonicalId(other)}", uri="${allUsers}"` }),
  );
  expect(await acl('open')).toEqual([grant, all]);
});

it('with ACLs disabled, only the owner is shown and no ACL is taken', async () => {
  expect(await acl('disabled')).toEqual([own]);
  const put = s3Of(aws()).send(new PutBucketAclCommand({ Bucket: 'disabled', ACL: 'private' }));
  expect(await refusalOf(put)).toMatchObject({ name: 'AccessControlListNotSupported', status: 400 });
});

it('IgnorePublicAcls hides what is public, of bucket and object', async () => {
  const s3 = s3Of(aws());
  const object = async () => (await s3.send(new GetObjectAclCommand({ Bucket: 'open', Key: 'k' }))).Grants;
  expect(await object()).toEqual([own, all]);
  await s3.send(
    new PutPublicAccessBlockCommand({ Bucket: 'open', PublicAccessBlockConfiguration: { IgnorePublicAcls: true } }),
  );
  expect([await acl('open'), await object()]).toEqual([[own], [own]]);
});

it('BlockPublicAcls refuses what is public, and nothing else', async () => {
  const s3 = s3Of(aws());
  const refused = {
    name: 'AccessDenied',
    status: 403,
    message: expect.stringContaining('because public ACLs are prevented by the BlockPublicAcls setting'),
  };
  expect(await refusalOf(s3.send(new PutBucketAclCommand({ Bucket: 'blocked', ACL: 'public-read' })))).toMatchObject(
    refused,
  );
  expect(
    await refusalOf(
      s3.send(new PutObjectCommand({ Bucket: 'blocked', Key: 'k', Body: 'x', ACL: 'authenticated-read' })),
    ),
  ).toMatchObject(refused);
  await s3.send(new PutObjectCommand({ Bucket: 'blocked', Key: 'k', Body: 'x', ACL: 'bucket-owner-read' }));
  expect(
    await refusalOf(s3.send(new PutObjectAclCommand({ Bucket: 'blocked', Key: 'k', ACL: 'public-read' }))),
  ).toMatchObject(refused);
});

it('ACLs are not disabled while they grant to others', async () => {
  const put = s3Of(aws()).send(
    new PutBucketOwnershipControlsCommand({
      Bucket: 'open',
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    }),
  );
  expect(await refusalOf(put)).toMatchObject({ name: 'InvalidBucketAclWithObjectOwnership', status: 400 });
});

it.each([
  ['disabled', undefined, account],
  ['disabled', 'bucket-owner-full-control', account],
  ['open', undefined, other],
  ['open', 'bucket-owner-full-control', other],
] as const)('what another account writes into «%s» with ACL %s belongs to %s', async (Bucket, ACL, owner) => {
  await s3Of(aws(), { key: other }).send(
    new PutObjectCommand({ Bucket, Key: 'new', Body: 'x', ...(ACL === undefined ? {} : { ACL }) }),
  );
  expect(aws().state.s3.buckets.get(Bucket)?.objects.get('new')?.[0]?.owner).toBe(canonicalId(owner));
});

it('BucketOwnerPreferred takes what is given', async () => {
  const s3 = s3Of(aws(), { key: other });
  bucket(aws().state, {
    name: 'preferred',
    account,
    ownershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
  });
  await s3.send(
    new PutObjectCommand({ Bucket: 'preferred', Key: 'given', Body: 'x', ACL: 'bucket-owner-full-control' }),
  );
  await s3.send(new PutObjectCommand({ Bucket: 'preferred', Key: 'kept', Body: 'x' }));
  const { objects } = aws().state.s3.buckets.get('preferred') ?? { objects: new Map() };
  expect([objects.get('given')?.[0]?.owner, objects.get('kept')?.[0]?.owner]).toEqual([
    canonicalId(account),
    canonicalId(other),
  ]);
});
