import { describe, expect, it } from 'vitest';
import { denies, nearMisses, placeOf, toldBy } from '../../../../src/analyzers/access/causes/told.ts';
import type { PolicyStatement } from '../../../../src/core/settings.ts';
import { unseen } from '../../../../src/policy/pattern.ts';
import { legOf, object } from '../leg-of.ts';

const statement = (but: Partial<PolicyStatement>): PolicyStatement => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: '*',
  ...but,
});
const open: Partial<PolicyStatement> = { Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } };
const leg = legOf({
  context: { 'aws:SourceIp': unseen },
  documents: [
    {
      layer: 'resource',
      what: 'the bucket policy of media',
      statements: [
        statement({ Sid: 'Always' }),
        statement({ Sid: 'Perhaps', ...open }),
        statement({ Sid: 'Elsewhere', Resource: 'arn:aws:s3:::other/*' }),
        statement({ Sid: 'Else', Action: 's3:PutObject' }),
        statement({ Effect: 'Allow', Sid: 'Near', Resource: 'arn:aws:s3:::other/*' }),
        statement({ Effect: 'Allow', Resource: object }),
      ],
    },
    { layer: 'identity', statements: [{ Effect: 'Deny', Action: '*', Resource: '*' }] },
  ],
});
const sids = (all: ReturnType<typeof toldBy>) => all.map(({ reason }) => reason.sid);

describe('what the statements of a layer said', () => {
  it('is told of every one about the action, with where it stands', () => {
    expect(sids(toldBy(leg, 'resource', 'best'))).toEqual(['Always', 'Perhaps', 'Elsewhere', 'Near', null]);
    expect(toldBy(leg, 'identity', 'best').map((one) => one.document.layer)).toEqual(['identity']);
  });

  it('those that refuse for certain', () => {
    expect(sids(denies(leg, 'resource', 'best'))).toEqual(['Always']);
  });

  it('those that may refuse, as things turn out', () => {
    expect(sids(denies(leg, 'resource', 'worst'))).toEqual(['Perhaps']);
  });

  it('those that nearly allow', () => {
    expect(sids(nearMisses(leg, 'resource', 'best'))).toEqual(['Near']);
  });

  it('a place in words, with the Sid where there is one', () => {
    const places = toldBy(leg, 'resource', 'best').map(placeOf);
    expect([places[0], places.at(-1)]).toEqual([
      'statement 1 (Always) of the bucket policy of media',
      'statement 6 of the bucket policy of media',
    ]);
  });

  it('nothing of a layer without documents', () => {
    expect(toldBy(leg, 'scp', 'best')).toEqual([]);
  });
});
