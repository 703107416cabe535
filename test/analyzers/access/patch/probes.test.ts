import { describe, expect, it } from 'vitest';
import type { Change } from '../../../../src/analyzers/access/patch/change.ts';
import { probesAround } from '../../../../src/analyzers/access/patch/probes.ts';
import { whoOf } from '../../../../src/analyzers/access/patch/who.ts';
import type { PolicyStatement } from '../../../../src/core/settings.ts';
import { account, bucket, legOf, object, role } from '../leg-of.ts';

const many = (count: number, name: (nth: number) => string) => Array.from({ length: count }, (_none, nth) => name(nth));

function around(but: Partial<PolicyStatement>) {
  const before: PolicyStatement = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: `${bucket}/*`, ...but };
  const leg = legOf({ documents: [{ layer: 'resource', statements: [before] }] });
  const [document = null] = leg.documents;
  const change: Change = { layer: 'resource', document, what: 'it', place: null, statement: 1, before, after: [] };
  return probesAround(leg, change, whoOf(leg));
}

describe('requests around a patch', () => {
  it('are many', () => {
    expect(around({}).length).toBeGreaterThan(1_000);
  });

  it.each<[string, Partial<PolicyStatement>]>([
    ['principals', { Principal: { AWS: many(400, (nth) => `arn:aws:iam::${account}:user/u${nth}`) } }],
    ['resources', { Resource: many(400, (nth) => `${bucket}/${nth}`) }],
    ['actions', { Action: many(400, (nth) => `s3:Get${nth}`) }],
  ])('are not endless where a statement names hundreds of %s', (_what, but) => {
    expect(around(but).length).toBeLessThan(12_000);
  });

  it('ask for the same as everybody whom the statement names', () => {
    const users = many(400, (nth) => `arn:aws:iam::${account}:user/u${nth}`);
    const same = around({ Principal: { AWS: users } }).filter(
      ({ asked }) => asked.resource.arn === object && asked.action === 's3:getobject',
    );
    const asked = new Set(same.map(({ asked: { caller } }) => caller.arn));
    expect(users.filter((one) => !asked.has(one))).toEqual([]);
    expect(asked.has(role)).toBe(false);
  });
});
