import { describe, expect, it } from 'vitest';
import { patchFor } from '../../../../src/analyzers/access/patch/index.ts';
import type { Leg } from '../../../../src/analyzers/access/legs/leg.ts';
import { account, bucket, key, legOf, object, role, told } from '../leg-of.ts';

const other = '444455556666';
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: object } as const;
const everything = { Effect: 'Allow', Action: '*', Resource: '*' } as const;

describe('a silent identity side', () => {
  it('gets an inline policy of its own when it has none', () => {
    const patch = patchFor({ id: 'C01', layer: 'identity' }, legOf(), null);
    expect(patch).toMatchObject({
      document: 'a new inline policy of the role app',
      arn: null,
      statement: null,
      before: null,
      after: { Sid: 'AllowGetObject', Effect: 'Allow', Action: 's3:GetObject', Resource: object },
    });
    expect(patch?.probes).toBeGreaterThanOrEqual(50);
  });

  it('gets it under a name that says what it allows, and is no other policy’s', () => {
    const nameFor = (leg: Leg) => {
      const place = patchFor({ id: 'C01', layer: 'identity' }, leg, null)?.place;
      return place?.is === 'inline' ? `${place.of} ${place.owner} ${place.name}` : null;
    };
    expect(nameFor(legOf())).toMatch(/^role app AllowGetObject-[\da-f]{8}$/);
    expect(nameFor(legOf({ as: `arn:aws:iam::${account}:user/ana` }))).toMatch(/^user ana AllowGetObject-/);
    expect(nameFor(legOf({ arn: `${bucket}/other.csv` }))).not.toBe(nameFor(legOf()));
  });

  it('gets one more statement in the inline policy that it has, with a Sid that is free', () => {
    const leg = legOf({
      documents: [
        { layer: 'identity', statements: [{ ...allow, Sid: 'AllowGetObject', Resource: 'arn:aws:s3:::media/*/x' }] },
      ],
    });
    expect(patchFor({ id: 'C01', layer: 'identity' }, leg, null)).toMatchObject({
      document: 'the identity policy',
      after: { Sid: 'AllowGetObject2', Effect: 'Allow', Action: 's3:GetObject', Resource: object },
    });
  });

  it('leaves policies alone on which others hang', () => {
    const managed = { layer: 'identity', statements: [{ ...allow, Resource: bucket }], shared: true } as const;
    const leg = legOf({ documents: [managed] });
    expect(patchFor({ id: 'C03', layer: 'identity' }, leg, told(leg, 'identity', 'Allow'))).toMatchObject({
      document: 'a new inline policy of the role app',
    });
  });

  it('C03: has the wrong ARN replaced where the statement says nothing else', () => {
    const leg = legOf({ documents: [{ layer: 'identity', statements: [{ ...allow, Resource: bucket }] }] });
    const patch = patchFor({ id: 'C03', layer: 'identity' }, leg, told(leg, 'identity', 'Allow'));
    expect(patch).toMatchObject({ statement: 1, after: { ...allow, Resource: object } });
    expect(patch?.diff.filter(({ sign }) => sign !== ' ')).toEqual([
      { sign: '-', text: `  "Resource": "${bucket}"` },
      { sign: '+', text: `  "Resource": "${object}"` },
    ]);
  });

  it('C03: has the right ARN beside the wrong one where that one is right for another action', () => {
    const both = { ...allow, Action: ['s3:ListBucket', 's3:GetObject'], Resource: bucket };
    const leg = legOf({ documents: [{ layer: 'identity', statements: [both] }] });
    expect(patchFor({ id: 'C03', layer: 'identity' }, leg, told(leg, 'identity', 'Allow'))).toMatchObject({
      statement: 1,
      after: { ...both, Resource: [bucket, object] },
    });
  });

  it('C03: gets a statement of its own where the wrong one would give other actions too', () => {
    const leg = legOf({
      documents: [{ layer: 'identity', statements: [{ ...allow, Action: 's3:*', Resource: bucket }] }],
    });
    expect(patchFor({ id: 'C03', layer: 'identity' }, leg, told(leg, 'identity', 'Allow'))).toMatchObject({
      statement: null,
      after: { Action: 's3:GetObject', Resource: object },
    });
  });

  it('C04: has a wrong name of the action put right', () => {
    const wrong = { ...allow, Action: 's3:HeadObject' };
    const leg = legOf({ documents: [{ layer: 'identity', statements: [wrong] }] });
    expect(patchFor({ id: 'C04', layer: 'identity' }, leg, null)).toMatchObject({ statement: 1, after: allow });
  });

  it.each(['F01', 'F03', 'F04'])('%s: may use the key', (id) => {
    const root = { Effect: 'Allow', Principal: { AWS: account }, Action: 'kms:*', Resource: '*' } as const;
    const leg = legOf({ action: 'kms:Decrypt', arn: key, documents: [{ layer: 'resource', statements: [root] }] });
    expect(patchFor({ id, layer: 'identity' }, leg, null)).toMatchObject({
      after: { Sid: 'AllowDecrypt', Effect: 'Allow', Action: 'kms:Decrypt', Resource: key },
    });
  });

  it.each([
    [`${bucket}/a*b?c`, `${bucket}/a\${*}b\${?}c`],
    [`${bucket}/\${x}`, `${bucket}/\${$}{x}`],
  ])('writes a key like %s so that it stands for itself', (arn, written) => {
    expect(patchFor({ id: 'C01', layer: 'identity' }, legOf({ arn }), null)).toMatchObject({
      after: { Resource: written },
    });
  });

  it('goes to a new policy where an old version cannot write the key', () => {
    const leg = legOf({
      arn: `${bucket}/a*b`,
      documents: [{ layer: 'identity', statements: [allow], version: '2008-10-17' }],
    });
    expect(patchFor({ id: 'C01', layer: 'identity' }, leg, null)?.document).toMatch(/^a new/);
  });
});

describe('other silent layers', () => {
  it('C06: the boundary, on which others may hang, allows this one only', () => {
    const leg = legOf({
      documents: [
        { layer: 'identity', statements: [everything] },
        { layer: 'permissions_boundary', statements: [{ ...allow, Resource: `${bucket}/other` }] },
      ],
    });
    expect(patchFor({ id: 'C06', layer: 'permissions_boundary' }, leg, null)?.after).toEqual({
      Sid: 'AllowGetObject',
      ...allow,
      Condition: { ArnEquals: { 'aws:PrincipalArn': role } },
    });
  });

  it('D02: the bucket of another account names the role', () => {
    const patch = patchFor({ id: 'D02', layer: 'resource' }, legOf({ owner: other }), null);
    expect(patch).toMatchObject({
      document: 'a new bucket policy of media',
      after: { Sid: 'AllowGetObject', ...allow, Principal: { AWS: role } },
    });
    expect(patch?.diff[0]).toEqual({ sign: '+', text: '{' });
    expect(patch?.diff.every(({ sign }) => sign === '+')).toBe(true);
  });

  it('D02: a root user is told from its account', () => {
    const root = `arn:aws:iam::${account}:root`;
    expect(patchFor({ id: 'D02', layer: 'resource' }, legOf({ owner: other, as: root }), null)?.after).toMatchObject({
      Principal: { AWS: root },
      Condition: { ArnEquals: { 'aws:PrincipalArn': root } },
    });
  });

  it.each([
    ['takes the place of somebody who is gone', 'AROAEXAMPLEDELETED1', role],
    // A wildcard counts as public: taking it away could open what RestrictPublicBuckets cut off.
    ['comes beside a wildcard', `arn:aws:iam::${account}:role/app*`, [`arn:aws:iam::${account}:role/app*`, role]],
  ])('D03: the role %s', (_what, named, after) => {
    const statements = [{ ...allow, Principal: { AWS: named } }];
    const leg = legOf({ owner: other, documents: [{ layer: 'resource', statements }] });
    const patch = patchFor({ id: 'D03', layer: 'resource' }, leg, told(leg, 'resource', 'Allow'));
    expect(patch).toMatchObject({ statement: 1, after: { ...allow, Principal: { AWS: after } } });
  });

  it('D05: the policy of the access point speaks of the access point', () => {
    const point = `arn:aws:s3:us-east-1:${other}:accesspoint/p`;
    const leg = legOf({
      arn: `${point}/object/data/report.csv`,
      owner: other,
      about: { accessPoint: { account: other, vpcId: null, underlying: legOf().asked.resource } },
      context: { 's3:DataAccessPointArn': [point] },
    });
    expect(patchFor({ id: 'D05', layer: 'access_point' }, leg, null)).toMatchObject({
      document: 'a new policy of the access point p',
      after: { Principal: { AWS: role }, Resource: `${point}/object/data/report.csv` },
    });
    expect(patchFor({ id: 'D06', layer: 'resource' }, leg, null)?.after).toMatchObject({
      Resource: object,
      Condition: { StringEquals: { 's3:DataAccessPointArn': point } },
    });
  });

  it('E04: an endpoint takes the principal as a condition', () => {
    const leg = legOf({
      documents: [
        { layer: 'identity', statements: [everything] },
        { layer: 'vpc_endpoint', statements: [{ ...allow, Principal: '*', Resource: 'arn:aws:s3:::other/*' }] },
      ],
    });
    expect(patchFor({ id: 'E04', layer: 'vpc_endpoint' }, leg, null)?.after).toEqual({
      Sid: 'AllowGetObject',
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: object,
      Condition: { ArnEquals: { 'aws:PrincipalArn': role } },
    });
  });

  it('F02: the key policy names the role', () => {
    const admin = {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:role/admin` },
      Action: 'kms:*',
    } as const;
    const statements = [{ ...admin, Resource: '*' }];
    const leg = legOf({ action: 'kms:Decrypt', arn: key, documents: [{ layer: 'resource', statements }] });
    expect(patchFor({ id: 'F02', layer: 'resource' }, leg, null)?.after).toMatchObject({
      Principal: { AWS: role },
      Action: 'kms:Decrypt',
      Resource: key,
    });
  });

  it('F10: the ARN that S3 sends comes beside the one that the statement wants', () => {
    const wants = { StringEquals: { 'kms:EncryptionContext:aws:s3:arn': object } };
    const own = { Effect: 'Allow', Principal: { AWS: role }, Action: 'kms:Decrypt', Resource: '*' } as const;
    const leg = legOf({
      action: 'kms:Decrypt',
      arn: key,
      context: { 'kms:EncryptionContext:aws:s3:arn': [bucket] },
      documents: [{ layer: 'resource', statements: [{ ...own, Condition: wants }] }],
    });
    const patch = patchFor({ id: 'F10', layer: 'kms' }, leg, told(leg, 'resource', 'Allow'));
    expect(patch?.after).toEqual({
      ...own,
      Condition: { StringEquals: { 'kms:EncryptionContext:aws:s3:arn': [object, bucket] } },
    });
  });

  it('G01: a service is let in for one distribution only, and not where nobody knows for which', () => {
    const source = `arn:aws:cloudfront::${account}:distribution/E1`;
    const given = { as: 'cloudfront.amazonaws.com' };
    const leg = legOf({ ...given, context: { 'aws:SourceArn': [source] } });
    expect(patchFor({ id: 'G01', layer: 'resource' }, leg, null)?.after).toMatchObject({
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Condition: { ArnEquals: { 'aws:SourceArn': source } },
    });
    expect(patchFor({ id: 'G01', layer: 'resource' }, legOf(given), null)).toBeNull();
  });
});
