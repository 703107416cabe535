import { describe, expect, it } from 'vitest';
import { gateCauses } from '../../../../src/analyzers/access/causes/gate-causes.ts';
import { type Asking, legOf } from '../../../../src/analyzers/access/legs/legs-of.ts';
import type { On } from '../../../../src/analyzers/access/operations/types.ts';
import { absent, denied, known } from '../../../../src/core/fact.ts';
import type { Facts } from '../../../../src/core/facts.ts';
import { plain } from '../../../../src/core/words.ts';
import { target } from '../../../../src/core/target.ts';
import { allOff, allOn, publicRead, stranger, withPolicy } from '../../../facts.ts';
import {
  account,
  accessPointOf,
  bucket,
  bucketOf,
  foreigner,
  object,
  objectOf,
  principalNamed,
  role,
} from '../facts-of.ts';

const asking = (as: string, headers: Asking['headers'] = {}): Asking => ({
  principal: principalNamed(as),
  via: null,
  headers,
  reads: true,
});

interface Request {
  readonly as?: string;
  readonly action?: string;
  readonly on?: On;
  readonly headers?: Asking['headers'];
}

/** The gates that stand in the way of one action. */
function causesOf(facts: Facts, { as = role, action = 's3:GetObject', on = 'object', headers = {} }: Request = {}) {
  const need = { action, on, arn: on === 'bucket' ? bucket : object, always: true, why: [] };
  return gateCauses(legOf(facts, need, true, asking(as, headers)), facts);
}
const ids = (...of: Parameters<typeof causesOf>) => causesOf(...of).map(({ id, certainty }) => `${id} ${certainty}`);

const anonymous = { as: 'anonymous' };
const isPublic = withPolicy(true, publicRead);
const enforced = { ownershipControls: known({ ObjectOwnership: 'BucketOwnerEnforced' as const }) };
const withAcls = { ownershipControls: known({ ObjectOwnership: 'ObjectWriter' as const }) };

it('nothing stands in the way of whoever owns an open bucket', () => {
  expect(ids(objectOf())).toEqual([]);
});

describe('a public policy that is cut off', () => {
  it.each([
    ['by the bucket', { publicAccessBlock: known(allOn) }, 'D19 certain'],
    ['by the account', { accountPublicAccessBlock: known(allOn) }, 'D20 certain'],
    [
      'by the organization',
      { organizationBlock: known({ account, publicAccessBlock: 'all' as const }) },
      'D21 certain',
    ],
  ])('%s', (_by, reads, id) => {
    expect(ids(objectOf({ ...isPublic, ...reads }), anonymous)).toEqual([id]);
  });

  it('by the access point', () => {
    const point = { arn: accessPointOf().arn, alias: null, name: 'ap', account, region: 'us-east-1' };
    const accessPoint = known(accessPointOf({ block: allOn }));
    expect(ids(objectOf({ ...isPublic, accessPoint }, { accessPoint: point }), anonymous)).toContain('D08 certain');
  });

  it('is told with the level and the statements that make it public', () => {
    const facts = objectOf({ ...withPolicy(true, publicRead, publicRead), publicAccessBlock: known(allOn) });
    const [cause] = causesOf(facts, anonymous);
    expect(plain(cause?.because ?? [])).toBe(
      'RestrictPublicBuckets is on for the bucket, and statements 1, 2 of the bucket policy make it public',
    );
    expect(cause?.evidence).toContainEqual({ call: 'GetBucketPolicy', saw: { publicStatements: [1, 2] } });
  });

  it('because S3 says that it is public, though no statement that we know makes it so', () => {
    const narrow = { ...publicRead, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } };
    const [cause] = causesOf(objectOf({ ...withPolicy(true, narrow), publicAccessBlock: known(allOn) }), anonymous);
    expect(plain(cause?.because ?? [])).toMatch(/on for the bucket, and S3 calls the bucket policy public$/);
  });

  it('is open to principals of the account', () => {
    expect(ids(objectOf({ ...isPublic, publicAccessBlock: known(allOn) }))).toEqual([]);
  });
});

describe('what may not be written', () => {
  const on = { publicAccessBlock: known(allOn), ...withAcls };

  it.each<[string, Request, readonly string[]]>([
    [
      'a public ACL with an object',
      { action: 's3:PutObject', headers: { 'x-amz-acl': 'public-read' } },
      ['D16 certain'],
    ],
    [
      'a public ACL of an object',
      { action: 's3:PutObjectAcl', headers: { 'x-amz-acl': 'public-read' } },
      ['D16 certain'],
    ],
    ['a private ACL', { action: 's3:PutObjectAcl', headers: { 'x-amz-acl': 'private' } }, []],
    ['a policy that may be public', { action: 's3:PutBucketPolicy', on: 'bucket' }, ['D18 possible']],
  ])('%s', (_what, request, causes) => {
    expect(ids(objectOf(on), request)).toEqual(causes);
  });

  it('names the level that forbids it', () => {
    const facts = objectOf({ ...withAcls, accountPublicAccessBlock: known(allOn) });
    const [cause] = causesOf(facts, { action: 's3:PutObjectAcl', headers: { 'x-amz-acl': 'public-read' } });
    expect(plain(cause?.because ?? [])).toBe('BlockPublicAcls is on for the account');
  });
});

describe('ACLs and owners', () => {
  it.each<[string, Request, readonly string[]]>([
    ['an ACL with an object', { action: 's3:PutObject', headers: { 'x-amz-acl': 'public-read' } }, ['D14 certain']],
    ['an ACL of an object', { action: 's3:PutObjectAcl' }, ['D14 certain']],
    [
      'an ACL of a new bucket',
      { action: 's3:CreateBucket', on: 'bucket', headers: { 'x-amz-acl': 'public-read' } },
      ['D12 certain'],
    ],
    [
      'the ACL that says what is so anyway',
      { action: 's3:PutObject', headers: { 'x-amz-acl': 'bucket-owner-full-control' } },
      [],
    ],
  ])('where ACLs are disabled, %s', (_what, request, causes) => {
    expect(ids(objectOf(enforced), request)).toEqual(causes);
  });

  it('an object of another account is not opened by the bucket policy', () => {
    const facts = objectOf({ ...withAcls, objectAcl: known({ owner: stranger, grants: [] }), ...isPublic });
    const [cause] = causesOf(facts, anonymous);
    expect([cause?.id, plain(cause?.because ?? [])]).toEqual([
      'D13',
      `The object belongs to the account with the canonical id ${stranger}, so no policy of the bucket owner opens it`,
    ]);
  });

  it('an object of which nobody knows whose it is, only perhaps', () => {
    const facts = objectOf({ ...withAcls, objectAcl: known({ owner: stranger, grants: [] }), ...isPublic });
    expect(ids(facts, { as: foreigner })).toContain('D13 possible');
  });
});

describe('gates of their own', () => {
  const payer = objectOf({ requestPayment: known({ Payer: 'Requester' }), ...isPublic });
  const lock = {
    objectLock: known({ ObjectLockEnabled: 'Enabled' }),
    objectRetention: known({ Mode: 'COMPLIANCE', RetainUntilDate: '2030-01-01T00:00:00.000Z' }),
  };
  const blocked = {
    encryption: known({
      Rules: [
        { SSEAlgorithm: 'AES256', KMSMasterKeyID: null, BucketKeyEnabled: false, BlockedEncryptionTypes: ['SSE-C'] },
      ],
    }),
  };

  it('Requester Pays is likely, because the header is only assumed to be missing', () => {
    expect(ids(payer, { as: foreigner })).toContain('D22 likely');
  });

  it('Object Lock, with what protects the version', () => {
    const [cause] = causesOf(objectOf(lock), { action: 's3:DeleteObjectVersion' });
    expect([cause?.id, cause?.certainty, cause?.evidence[0]?.saw]).toEqual([
      'D23',
      'certain',
      { Mode: 'COMPLIANCE', RetainUntilDate: '2030-01-01T00:00:00.000Z' },
    ]);
  });

  it('a legal hold alone', () => {
    const hold = { objectLock: lock.objectLock, objectLegalHold: known({ Status: 'ON' }) };
    expect(ids(objectOf(hold), { action: 's3:DeleteObjectVersion' })).toEqual(['D23 certain']);
  });

  it('a type of encryption that the bucket blocks', () => {
    const headers = { 'x-amz-server-side-encryption-customer-algorithm': 'AES256' };
    const [cause] = causesOf(objectOf(blocked), { action: 's3:PutObject', headers });
    expect([cause?.id, cause?.certainty, cause?.evidence[0]?.call]).toEqual(['D27', 'certain', 'GetBucketEncryption']);
  });

  it('an access point that is open only to its VPC', () => {
    const point = { arn: accessPointOf().arn, alias: null, name: 'ap', account, region: 'us-east-1' };
    const facts = objectOf(
      { accessPoint: known(accessPointOf({ networkOrigin: 'VPC', vpcId: 'vpc-1' })) },
      { accessPoint: point },
    );
    const [cause] = causesOf(facts);
    expect([cause?.id, cause?.certainty, cause?.evidence[0]?.saw]).toEqual([
      'D07',
      'possible',
      { NetworkOrigin: 'VPC', VpcId: 'vpc-1' },
    ]);
  });
});

it('what could not be read is told as hidden, not as a cause', () => {
  const unread = objectOf({ requestPayment: denied('s3:GetBucketRequestPayment'), publicAccessBlock: denied('s3:X') });
  expect(ids({ ...unread, target: target({ bucket: 'logs', key: 'reports/a.csv' }) }, { as: foreigner })).toEqual([]);
});

it('policies are told elsewhere', () => {
  expect(
    ids(bucketOf({ identity: absent, publicAccessBlock: known(allOff) }), { action: 's3:ListBucket', on: 'bucket' }),
  ).toEqual([]);
});
