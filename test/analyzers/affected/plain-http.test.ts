import { describe, expect, it } from 'vitest';
import { absent, denied, known } from '../../../src/core/fact.ts';
import type { PolicyStatement } from '../../../src/core/settings.ts';
import { policyOf } from '../../facts.ts';
import { linesOf, partner, partnerReads, sceneOf, stepOn, tlsOnly, unknownOf } from './scene.ts';

const facts = sceneOf({ policy: known(policyOf(partnerReads)) });
const required = stepOn('policy', policyOf(partnerReads, tlsOnly));

describe('a policy that wants TLS', () => {
  it('has one line for whoever connects without it, with those who may today', () => {
    const [line, ...others] = linesOf(facts, required);
    expect(others).toEqual([]);
    expect(line).toMatch(/^loses \| whoever connects over plain HTTP \| is refused s3:GetObject, .*today for: /);
    expect(line).toContain(partner);
    expect(line).toContain('account 111122223333, which owns the bucket');
  });

  it('tells where to look for who does', () => {
    expect(unknownOf(facts, required)).toContain('in the field TLS version');
  });

  it('refuses nobody anew where it was wanted already', () => {
    const already = sceneOf({ policy: known(policyOf(partnerReads, tlsOnly)) });
    const again = stepOn('policy', policyOf(partnerReads, tlsOnly, { ...tlsOnly, Sid: 'Again' }));
    expect(linesOf(already, again)).toEqual([]);
  });

  it('lets HTTP in again when the statement goes', () => {
    const already = sceneOf({ policy: known(policyOf(tlsOnly)) });
    expect(linesOf(already, stepOn('policy', null))).toEqual([
      expect.stringMatching(/^gains \| whoever connects over plain HTTP \| is allowed s3:GetObject/),
    ]);
  });

  it('says nothing of HTTP where the other policies are not about it', () => {
    expect(linesOf(facts, stepOn('policy', null)).join()).not.toContain('HTTP');
  });

  it('is sure of nothing where the policy before was not read', () => {
    const hidden = sceneOf({ policy: denied('s3:GetBucketPolicy') });
    const lines = linesOf(hidden, required);
    expect(lines.filter((line) => !line.startsWith('perhaps'))).toEqual([]);
    expect(lines.length).toBeGreaterThan(0);
  });
});

it('asks about older TLS where a statement does', () => {
  const newer: PolicyStatement = {
    ...tlsOnly,
    Sid: 'Newer',
    Condition: { NumericLessThan: { 's3:TlsVersion': '1.3' } },
  };
  expect(linesOf(sceneOf({ policy: absent }), stepOn('policy', policyOf(newer)))).toEqual([
    expect.stringMatching(/^loses \| whoever connects with TLS 1\.2 or older \| is refused s3:GetObject/),
  ]);
});
