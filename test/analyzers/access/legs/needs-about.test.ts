import { describe, expect, it } from 'vitest';
import { gateHidden } from '../../../../src/analyzers/access/legs/gate-hidden.ts';
import { defaultKeyOf, needsAbout } from '../../../../src/analyzers/access/legs/needs-about.ts';
import { absent, denied, known } from '../../../../src/core/fact.ts';
import type { Facts, ObjectRead } from '../../../../src/core/facts.ts';
import { layers } from '../../../../src/policy/decision.ts';
import { head, readable } from '../../../facts.ts';
import { bucketOf, key, keyOf, objectOf } from '../facts-of.ts';

const about = (facts: Facts) => needsAbout(facts, {}, 'aws');
const hidden = denied('x');
const byDefault = (KMSMasterKeyID: string | null, SSEAlgorithm: string | null = 'aws:kms') =>
  known({ Rules: [{ SSEAlgorithm, KMSMasterKeyID, BucketKeyEnabled: false, BlockedEncryptionTypes: [] }] });
const none = { kmsKeyArn: null, known: true };
const unsure = { kmsKeyArn: null, known: false };
const sure = { kmsKeyArn: key, known: true };

describe('the key of the object', () => {
  const under = (kmsKeyId: string | null): ObjectRead => readable({ encryption: 'aws:kms', kmsKeyId });
  const forbidden: ObjectRead = { is: 'forbidden', head: null, code: 'AccessDenied', message: null };

  it.each<[string, Facts, object]>([
    ['is none of KMS’s', objectOf(), none],
    ['is KMS’s', objectOf({ object: known(under(key)) }), sure],
    ['is KMS’s, twice', objectOf({ object: known(readable({ encryption: 'aws:kms:dsse', kmsKeyId: key })) }), sure],
    ['is known by what KMS says of it', objectOf({ object: known(under('k1')), kmsKey: known(keyOf()) }), sure],
    ['is KMS’s, which one nobody knows', objectOf({ object: known(under('k1')), kmsKey: hidden }), unsure],
    ['is none, where there is no object', objectOf({ object: absent }), none],
    ['is none, where none is asked for', bucketOf({ object: known(under(key)) }), none],
    ['is none, where it was deleted', objectOf({ object: known({ is: 'delete marker', versionId: null }) }), none],
    ['is the customer’s own', objectOf({ object: known({ is: 'needs key' }) }), none],
    ['is hidden with the object', objectOf({ object: hidden }), unsure],
    ['is hidden with the headers', objectOf({ object: known(forbidden) }), unsure],
    ['is seen, though the object is forbidden', objectOf({ object: known({ ...forbidden, head }) }), none],
  ])('%s', (_what, facts, want) => {
    expect(about(facts).encryption).toEqual(want);
  });
});

describe('the key of new objects', () => {
  it.each<[string, Facts, object, string | null]>([
    ['is none of KMS’s', bucketOf(), none, null],
    ['is none, where nothing is set', bucketOf({ encryption: absent }), none, null],
    ['is hidden', bucketOf({ encryption: hidden }), unsure, null],
    ['is named', bucketOf({ encryption: byDefault(key) }), sure, key],
    ['is named by an alias', bucketOf({ encryption: byDefault('alias/k'), kmsKey: known(keyOf()) }), sure, null],
    ['is AWS’s own', bucketOf({ encryption: byDefault(null), kmsKey: known(keyOf()) }), sure, null],
    ['is one that KMS does not tell', bucketOf({ encryption: byDefault('alias/k'), kmsKey: hidden }), unsure, null],
    [
      'is an alias by its ARN, which is as good as a name',
      bucketOf({ encryption: byDefault('arn:aws:kms:us-east-1:1:alias/k'), kmsKey: hidden }),
      { kmsKeyArn: 'arn:aws:kms:us-east-1:1:alias/k', known: true },
      null,
    ],
  ])('%s', (_what, facts, want, named) => {
    expect([about(facts).writes, defaultKeyOf(facts)]).toEqual([want, named]);
  });
});

it.each([
  ['has tags', known([{ Key: 'a', Value: 'b' }]), true],
  ['has none', known([]), false],
  ['is not there', absent, false],
  ['may have some', hidden, null],
])('an object that %s', (_what, objectTags, want) => {
  expect(about(objectOf({ objectTags })).tagged).toBe(want);
});

describe('why nobody can tell what a gate says', () => {
  const blind: Facts = { ...objectOf(), reads: {} };

  it.each([
    ['s3_block_public_access', 3],
    ['requester_pays', 1],
    ['object_lock', 3],
    ['encryption_type', 1],
  ] as const)('%s rests on %s facts', (layer, count) => {
    expect(gateHidden(layer, blind)).toHaveLength(count);
    expect(gateHidden(layer, objectOf())).toEqual([]);
  });

  it('names the permission that would show it', () => {
    const facts = objectOf({ requestPayment: denied('s3:GetBucketRequestPayment') });
    expect(gateHidden('requester_pays', facts)).toMatchObject([
      { layer: 'requester_pays', needs: ['s3:GetBucketRequestPayment'] },
    ]);
  });

  it('asks for the ACL of the object only where there is one to ask about', () => {
    const facts = { ownershipControls: known({ ObjectOwnership: 'ObjectWriter' as const }), objectAcl: hidden };
    expect(gateHidden('ownership', objectOf(facts))).toHaveLength(1);
    expect(gateHidden('ownership', bucketOf(facts))).toEqual([]);
  });

  it('policies are no gates', () => {
    const policies = layers.filter((layer) => gateHidden(layer, blind).length === 0);
    expect(policies).toEqual(expect.arrayContaining(['scp', 'rcp', 'vpc_endpoint', 'resource', 'identity', 'session']));
  });
});
