import { describe, expect, it } from 'vitest';
import { changeDigest, drifted, inputKey, inputsOf, isInput, isUnread } from '../../src/changes/inputs.ts';
import { absent, denied, failed, known, type Fact } from '../../src/core/fact.ts';
import type { Facts } from '../../src/core/facts.ts';
import { target } from '../../src/core/target.ts';
import { change, step } from '../terminal/changes/view.ts';

const place = { account: '111122223333', region: 'us-east-1', bucket: 'cooper-media' };
const key = inputKey(place, 'policy');

function read(fact: Fact<unknown> | undefined): Facts {
  const reads = fact === undefined ? {} : { policy: fact };
  return { target: target(place), at: '2026-03-01T03:00:00.000Z', reads } as Facts;
}

const inputs = (fact: Fact<unknown> | undefined) => inputsOf(place, read(fact), ['policy']);
const allow = (but: object = {}) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Read',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::444455556666:root' },
      Action: ['s3:GetObject', 's3:ListBucket'],
      Resource: 'arn:aws:s3:::cooper-media/*',
      ...but,
    },
  ],
});

describe('what an approval rests on', () => {
  it('also what could not be read, and each outcome is another', () => {
    const all = [known(allow()), absent, denied('s3:GetBucketPolicy'), failed('timed out', 'slow'), known({})];
    const digests = all.map((fact) => inputs(fact)[key]);
    expect(digests).not.toContain(undefined);
    expect(new Set(digests).size).toBe(all.length);
    expect(inputs(undefined)).toEqual({});
  });

  it('not on how AWS words a refusal or a failure', () => {
    expect(inputs(failed('timed out', 'slow'))).toEqual(inputs(failed('throttled', 'SlowDown')));
    expect(inputs(denied('s3:GetBucketPolicy'))).not.toEqual(inputs(denied('s3:GetBucketAcl')));
  });

  it.each<[string, object]>([
    ['one action as a text or a list', { Action: ['s3:ListBucket', 's3:GetObject'] }],
    ['the account as its root', { Principal: { AWS: '444455556666' } }],
    ['a lone resource in a list', { Resource: ['arn:aws:s3:::cooper-media/*'] }],
  ])('not on the spelling of a policy: %s', (_name, but) => {
    expect(inputs(known(allow(but)))).toEqual(inputs(known(allow())));
  });

  it.each<[string, object]>([
    ['another effect', { Effect: 'Deny' }],
    ['another resource', { Resource: 'arn:aws:s3:::cooper-media/a/*' }],
    ['one action fewer', { Action: 's3:GetObject' }],
    ['a condition', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
  ])('but on what it says: %s', (_name, but) => {
    expect(inputs(known(allow(but)))).not.toEqual(inputs(known(allow())));
  });

  it.each([
    ['policy', true],
    ['accountPublicAccessBlock', true],
    ['kmsKey', true],
    ['kmsKeyPolicy', true],
    ['owner', false],
    ['caller', false],
    ['bucket', false],
    ['recentChanges', false],
  ] as const)('%s: %s', (name, is) => {
    expect(isInput(name)).toBe(is);
  });

  it('a failed read says nothing of what is there; a refused one does', () => {
    expect(isUnread(read(failed('timed out', 'slow')), 'policy')).toBe(true);
    for (const fact of [denied('s3:GetBucketPolicy'), absent, known({}), undefined])
      expect(isUnread(read(fact), 'policy')).toBe(false);
  });
});

describe('drift', () => {
  it.each<[string, Record<string, string>, Record<string, string>, readonly string[]]>([
    ['nothing', { a: '1' }, { a: '1' }, []],
    ['what is another now', { a: '1', b: '1' }, { a: '2', b: '1' }, ['a']],
    ['what is read no more', { a: '1' }, {}, ['a']],
    ['not what only now is read', {}, { a: '1' }, []],
  ])('is %s', (_name, was, is, keys) => {
    expect(drifted(was, is)).toEqual(keys);
  });
});

describe('the digest of a change', () => {
  const base = change({ inputs: { [key]: 'one' } });
  const digest = changeDigest(base);
  const elsewhere = { ...place, bucket: 'cooper-other' };

  it.each([
    ['the remedy', { remedy: { ...base.remedy, id: 'require-tls' } }],
    ['its version', { remedy: { ...base.remedy, version: 2 } }],
    ['its parameters', { remedy: { ...base.remedy, params: { days: 3 } } }],
    ['the bucket', { place: elsewhere }],
    ['the region', { place: { ...place, region: 'eu-west-1' } }],
    ['the risk', { risk: 'C' as const }],
    ['what was read', { inputs: { [key]: 'two' } }],
    ['what else was read', { inputs: { [key]: 'one', other: 'x' } }],
    ['what is there now', { steps: [step({ before: null })] }],
    ['what it becomes', { steps: [step({ after: null })] }],
    ['what undo leaves', { steps: [step({ undone: null })] }],
    ['where a step is made', { steps: [step({ place: elsewhere })] }],
    ['another step', { steps: [step(), step({ nth: 1, setting: 'acl' })] }],
  ])('changes with %s', (_name, but) => {
    expect(changeDigest({ ...base, ...but })).not.toBe(digest);
  });

  it('is of the order in which the steps are made', () => {
    const [one, two] = [step(), step({ nth: 1, setting: 'acl' })];
    expect(changeDigest({ ...base, steps: [one, two] })).not.toBe(changeDigest({ ...base, steps: [two, one] }));
  });

  it('is the same whoever asked, wherever and when, and however it went on', () => {
    const other = change({
      inputs: base.inputs,
      id: 'other',
      requester: { is: 'cooper' },
      requesterPerson: 'cooper',
      origin: { face: 'terminal' },
      createdAt: '2027-01-01T00:00:00.000Z',
      expiresAt: '2027-01-01T00:00:00.000Z',
      state: 'verified',
      revision: 7,
      version: 9,
      remedy: { ...base.remedy, title: 'Another title' },
      steps: [step({ state: 'verified', attempts: 2, requestId: 'R1', why: 'x' })],
    });
    expect(changeDigest(other)).toBe(digest);
  });

  it('is the same in whatever order the parameters were typed', () => {
    const one = { ...base.remedy, params: { to: 'logs', prefix: 'a/' } };
    const two = { ...base.remedy, params: { prefix: 'a/', to: 'logs' } };
    expect(changeDigest({ ...base, remedy: one })).toBe(changeDigest({ ...base, remedy: two }));
  });
});
