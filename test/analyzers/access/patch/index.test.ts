import { describe, expect, it } from 'vitest';
import { patchFor, patchOrWhyNot } from '../../../../src/analyzers/access/patch/index.ts';
import { plain } from '../../../../src/core/words.ts';
import { unseen } from '../../../../src/policy/pattern.ts';
import { account, bucket, legOf, role, session, told } from '../leg-of.ts';

const everything = { Effect: 'Deny', Action: '*', Resource: '*' } as const;

describe('no patch', () => {
  it.each([
    ['C05', 'identity'],
    ['E01', 'scp'],
    ['E03', 'rcp'],
    ['C08', 'session'],
    ['D19', 's3_block_public_access'],
    ['F09', 'kms'],
    ['D22', 'requester_pays'],
  ] as const)('%s is cured otherwise', (id, layer) => {
    expect(patchFor({ id, layer }, legOf(), null)).toBeNull();
  });

  it.each([
    ['a layer that could not be read', { hidden: [{ layer: 'identity', because: [], needs: [] }] }, /could be read/],
    ['a role that Identity Center keeps', { as: session.replace('/app/', '/AWSReservedSSO_A_1/') }, /may change it/],
    [
      'a document that would be too long',
      { as: `arn:aws:iam::${account}:user/u`, arn: `${bucket}/${'k'.repeat(2000)}` },
      /2048/,
    ],
  ] as const)('says why for %s', (_what, given, why) => {
    const tried = patchOrWhyNot({ id: 'C01', layer: 'identity' }, legOf(given), null);
    expect(tried.is === 'none' && plain(tried.because)).toMatch(why);
  });

  it('is given where a Deny of the same layer would still refuse', () => {
    const leg = legOf({ documents: [{ layer: 'identity', statements: [everything] }] });
    expect(patchFor({ id: 'C01', layer: 'identity' }, leg, null)).toBeNull();
  });

  it.each([
    ['D02', 'resource'],
    ['E04', 'vpc_endpoint'],
  ] as const)('%s is given where the request could meet the condition of a statement instead', (id, layer) => {
    const statements = [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:ListBucket',
        Resource: bucket,
        Condition: { StringEquals: { 's3:prefix': 'home/' } },
      },
    ] as const;
    const given = { action: 's3:ListBucket', arn: bucket, owner: '444455556666' };
    const leg = legOf({ ...given, documents: [{ layer, statements }] });
    expect(patchFor({ id, layer }, leg, told(leg, layer, 'Allow'))).toBeNull();
    expect(patchFor({ id, layer }, leg, null)).not.toBeNull();
  });

  it('is given for a session whose role nobody can name', () => {
    const leg = legOf({ owner: '444455556666', context: { 'aws:PrincipalArn': unseen } });
    expect(patchFor({ id: 'D02', layer: 'resource' }, leg, null)).toBeNull();
  });
});

it('an endpoint that the request may come through gets its patch without the other documents', () => {
  const statements = [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::other/*' }] as const;
  const identity = { layer: 'identity', statements: [{ ...everything, Effect: 'Allow' }] } as const;
  const through = legOf({ documents: [identity, { layer: 'vpc_endpoint', statements }] });
  const documents = through.documents.filter(({ layer }) => layer === 'vpc_endpoint');
  const leg = { ...legOf({ documents: [identity] }), documents, weighed: through.weighed };
  expect(patchFor({ id: 'E04', layer: 'vpc_endpoint' }, leg, null)).toMatchObject({
    document: 'the vpc_endpoint policy',
    after: { Principal: '*', Condition: { ArnEquals: { 'aws:PrincipalArn': role } } },
  });
});
