import { describe, expect, it } from 'vitest';
import { bucketCauses, objectCauses } from '../../../../src/analyzers/access/causes/existence.ts';
import type { Cause } from '../../../../src/core/cause.ts';
import { absent, denied, type Fact, failed, known } from '../../../../src/core/fact.ts';
import type { Bucket, ObjectRead } from '../../../../src/core/facts.ts';
import { plain } from '../../../../src/core/words.ts';
import type { Weighed } from '../../../../src/policy/weigh.ts';
import { readable } from '../../../facts.ts';
import { bucketOf, objectOf } from '../facts-of.ts';

const said = (causes: readonly Cause[]) => causes.map(({ id, because }) => `${id} ${plain(because)}`);
const refusal = { decision: 'implicit_deny', blockedBy: ['resource'], reasons: [], gates: [] } as const;
const listing = (decision: Weighed['decision']): Weighed => ({
  decision,
  blockedBy: [],
  mayBlock: [],
  best: refusal,
  worst: refusal,
});
const home = (but: Partial<Bucket> = {}) => known({ region: 'us-east-1', listable: true, expectedOwner: null, ...but });

describe('the bucket', () => {
  it.each<[string, Fact<Bucket>, object, readonly string[]]>([
    ['is there', home(), {}, []],
    ['is not there', absent, {}, ['B04 There is no bucket logs']],
    ['is in the Region that was asked', home(), { region: 'us-east-1' }, []],
    [
      'is in another Region',
      home(),
      { region: 'eu-west-1' },
      ['B01 The request went to eu-west-1, and the bucket is in us-east-1'],
    ],
    ['is nobody knows where', home({ region: null }), { region: 'eu-west-1' }, []],
    [
      'is not of the account that was said',
      home({ expectedOwner: false }),
      { account: '444455556666' },
      ['A13 The bucket does not belong to account 444455556666'],
    ],
    ['is of the account that was said', home({ expectedOwner: true }), { account: '444455556666' }, []],
    ['could not be looked at', denied('s3:ListBucket'), { region: 'eu-west-1' }, []],
    ['did not answer', failed('timed out', 'x'), {}, []],
  ])('%s', (_what, bucket, target, causes) => {
    expect(said(bucketCauses(bucketOf({ bucket }, target)))).toEqual(causes);
  });

  it('says nothing of a bucket that nobody looked for', () => {
    expect(bucketCauses({ ...bucketOf(), reads: {} })).toEqual([]);
  });
});

describe('an object that is there', () => {
  it.each<[string, Fact<ObjectRead> | undefined]>([
    ['readable', known(readable())],
    ['hidden', known({ is: 'hidden', message: null })],
    ['not looked at', denied('s3:GetObject')],
  ])('or may be there, being %s, is no cause', (_what, object) => {
    expect(objectCauses(objectOf({ ...(object && { object }) }), listing('implicit_deny'))).toEqual([]);
  });
});

describe('an object that is not there', () => {
  const gone = objectOf({ object: absent });

  it.each<[string, Weighed['decision'], string, string]>([
    ['may list: 404', 'allow', 'B05', 'certain'],
    ['may not list: 403 that looks like a denial', 'implicit_deny', 'B06', 'certain'],
    ['is forbidden to list: the same', 'explicit_deny', 'B06', 'certain'],
    ['may perhaps list: the object is missing in any case', 'depends', 'B05', 'certain'],
  ])('whoever %s', (_what, decision, id, certainty) => {
    expect(objectCauses(gone, listing(decision))).toMatchObject([{ id, certainty }]);
  });

  it('says why it looks forbidden', () => {
    expect(said(objectCauses(gone, listing('implicit_deny')))).toEqual([
      'B06 There is no object reports/a.csv; without s3:ListBucket S3 says 403 for it, not 404',
    ]);
  });

  it('names up to three keys that are near', () => {
    const near = (...keys: readonly string[]) =>
      said(objectCauses(objectOf({ object: absent, nearbyKeys: known(keys) }), listing('allow')));
    expect(near('reports/A.csv')).toEqual(['B05 There is no object reports/a.csv; there is reports/A.csv']);
    expect(near('a', 'b', 'c', 'd')).toEqual(['B05 There is no object reports/a.csv; there is a, b and c']);
  });

  it('by its version: the version is gone, whoever may list', () => {
    const version = objectOf({ object: absent }, { versionId: 'v9' });
    expect(said(objectCauses(version, listing('implicit_deny')))).toEqual(['B08 There is no version v9']);
  });
});

describe('a delete marker', () => {
  const marked = { object: known({ is: 'delete marker' as const, versionId: 'v2' }) };

  it('on top of the key', () => {
    const [cause] = objectCauses(objectOf(marked), listing('allow'));
    expect(said(cause ? [cause] : [])).toEqual(['B07 The latest version of reports/a.csv is a delete marker']);
  });

  it('asked for by its own id is told as what it is, not as the latest version', () => {
    expect(said(objectCauses(objectOf(marked, { versionId: 'v2' }), listing('allow')))).toEqual([
      'B07 The version v2 is a delete marker, which holds no data',
    ]);
  });
});
