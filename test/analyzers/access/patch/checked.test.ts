import { describe, expect, it } from 'vitest';
import type { Change } from '../../../../src/analyzers/access/patch/change.ts';
import { checked } from '../../../../src/analyzers/access/patch/checked.ts';
import { whoOf } from '../../../../src/analyzers/access/patch/who.ts';
import type { PolicyStatement } from '../../../../src/core/settings.ts';
import { plain } from '../../../../src/core/words.ts';
import { account, bucket, type Held, legOf, object, role } from '../leg-of.ts';

const other = '444455556666';
const allow = { Effect: 'Allow', Principal: { AWS: role }, Action: 's3:GetObject', Resource: object } as const;
const deny = { ...allow, Effect: 'Deny', Principal: '*', Resource: [bucket, `${bucket}/*`] } as const;

/** What is said of a change of the only statement of a bucket policy, or of a statement that is added to none. */
function tried(before: PolicyStatement | null, after: readonly PolicyStatement[]): string {
  const documents: readonly Held[] = before ? [{ layer: 'resource', statements: [before] }] : [];
  const leg = legOf({ owner: other, documents });
  const [document = null] = leg.documents;
  const statement = before ? 1 : null;
  const change: Change = { layer: 'resource', document, what: 'it', place: null, statement, before, after };
  const result = checked(change, leg, whoOf(leg));
  return result.is === 'patch' ? `${result.patch.probes >= 50}` : plain(result.because);
}

const tooMuch = 'it would change more than this one request';
const spared = (arns: string | readonly string[]) => ({ ArnNotEquals: { 'aws:PrincipalArn': arns } });

describe('a change is tried', () => {
  it('and kept when it is for this request only, with fifty others asked', () => {
    expect(tried(null, [allow])).toBe('true');
  });

  it.each<[string, PolicyStatement]>([
    ['every key', { ...allow, Resource: `${bucket}/*` }],
    ['keys that begin alike', { ...allow, Resource: `${object}*` }],
    ['buckets whose names begin alike', { ...allow, Resource: [object, `${bucket}*`], Action: 's3:*' }],
    ['the bucket itself', { ...allow, Resource: [object, bucket], Action: ['s3:GetObject', 's3:ListBucket'] }],
    ['another action', { ...allow, Action: ['s3:GetObject', 's3:PutObject'] }],
    ['versions', { ...allow, Action: 's3:GetObject*' }],
    ['the account', { ...allow, Principal: { AWS: account } }],
    ['another role', { ...allow, Principal: { AWS: [role, `${role}2`] } }],
    ['a role of another account', { ...allow, Principal: { AWS: [role, role.replace(account, other)] } }],
    [
      'roles whose names begin alike',
      { ...allow, Principal: { AWS: '*' }, Condition: { ArnLike: { 'aws:PrincipalArn': `${role}*` } } },
    ],
  ])('and dropped when it gives %s too', (_what, after) => {
    expect(tried(null, [after])).toMatch(/^it would change/);
  });

  it('and dropped when everybody would gain', () => {
    expect(tried(null, [{ ...allow, Principal: '*' }])).toBe('it would change whether it counts as public');
  });

  it.each<[string, readonly PolicyStatement[]]>([
    ['the rest of the statement is gone', [{ ...allow, Sid: 'X' }]],
    ['this one may do all that was denied', [{ ...deny, Condition: spared(role) }, allow]],
    [
      'somebody else is spared too',
      [{ ...deny, Condition: spared([role, `arn:aws:iam::${account}:role/other`]) }, allow],
    ],
  ])('and dropped when %s', (_what, after) => {
    expect(tried(deny, after)).toBe(tooMuch);
  });

  it('and dropped when the layer still refuses', () => {
    expect(tried(deny, [{ ...deny, Condition: spared(role) }])).toMatch(/more than one statement/);
    expect(tried(null, [{ ...allow, Resource: `${object}2` }])).toMatch(/more than one statement/);
  });

  it('and dropped when AWS would not take it', () => {
    expect(tried(null, [{ Effect: 'Allow', Action: 's3:GetObject', Resource: object }])).toMatch(/would not take/);
  });

  it.each([
    ['bucket policy', 20_480],
    ['inline policy of a role', 10_240],
  ])('and dropped when the %s would be longer than %d', (_what, limit) => {
    const layer = limit === 20_480 ? 'resource' : 'identity';
    const long = { ...allow, Resource: `${bucket}/${'k'.repeat(limit)}` };
    const { Principal: _who, ...own } = layer === 'resource' ? { ...long, Effect: 'Allow' as const } : long;
    const change: Change = {
      layer,
      document: null,
      what: 'it',
      place: null,
      statement: null,
      before: null,
      after: [layer === 'resource' ? long : own],
    };
    const leg = legOf({ owner: other });
    const result = checked(change, leg, whoOf(leg));
    expect(result.is === 'none' && plain(result.because)).toMatch(new RegExp(`${limit} is the limit`));
  });
});
