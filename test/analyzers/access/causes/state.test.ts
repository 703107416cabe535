import { describe, expect, it } from 'vitest';
import { type Doing, stateCauses } from '../../../../src/analyzers/access/causes/state.ts';
import { absent, denied, known } from '../../../../src/core/fact.ts';
import type { Facts, ObjectRead } from '../../../../src/core/facts.ts';
import { plain } from '../../../../src/core/words.ts';
import { readable } from '../../../facts.ts';
import { encryptedOf, foreigner, key, keyOf, objectOf, principalNamed, role } from '../facts-of.ts';

const reading: Doing = { principal: principalNamed(role), action: 's3:getobject', reads: true, keyArn: null };
const decrypting: Doing = { ...reading, keyArn: key };
const said = (facts: Facts, doing: Doing) =>
  stateCauses(facts, doing).map(({ id, because, certainty }) => `${id} ${certainty} ${plain(because)}`);

describe('the object', () => {
  it.each<[string, ObjectRead, readonly string[]]>([
    ['readable', readable(), []],
    [
      'archived',
      { is: 'archived', head: null, storageClass: 'GLACIER', restoring: false },
      ['D26 certain The object is in GLACIER'],
    ],
    [
      'on its way back',
      { is: 'archived', head: null, storageClass: 'DEEP_ARCHIVE', restoring: true },
      ['D26 certain The object is in DEEP_ARCHIVE, and its restore is not finished'],
    ],
    [
      'in an archive tier that S3 does not name',
      { is: 'archived', head: null, storageClass: null, restoring: false },
      ['D26 certain The object is in an archive'],
    ],
    [
      'under a key of the customer',
      { is: 'needs key' },
      ['F20 certain The object was stored with a customer-provided key'],
    ],
    ['forbidden', { is: 'forbidden', head: null, code: 'AccessDenied', message: null }, []],
    ['hidden', { is: 'hidden', message: null }, []],
    ['deleted', { is: 'delete marker', versionId: null }, []],
  ])('is %s', (_what, object, causes) => {
    expect(said(objectOf({ object: known(object) }), reading)).toEqual(causes);
  });

  it('refuses only whoever wants to read it', () => {
    const archived = objectOf({
      object: known({ is: 'archived', head: null, storageClass: 'GLACIER', restoring: false }),
    });
    expect(said(archived, { ...reading, reads: false, action: 's3:putobject' })).toEqual([]);
  });

  it('under KMS needs a signed request', () => {
    const anonymous = { ...reading, principal: principalNamed('anonymous') };
    const under = (encryption: string) => objectOf({ object: known(readable({ encryption, kmsKeyId: key })) });
    expect(said(under('aws:kms'), anonymous)).toEqual([
      'F18 certain The object is encrypted with aws:kms, and the request is not signed',
    ]);
    expect(said(under('aws:kms:dsse'), anonymous)).toHaveLength(1);
    expect([said(under('AES256'), anonymous), said(under('aws:kms'), reading)]).toEqual([[], []]);
  });
});

describe('the KMS key', () => {
  it.each([
    ['Enabled', null],
    ['Disabled', 'F06'],
    ['Unavailable', 'F19'],
    ['PendingDeletion', 'F07'],
    ['PendingReplicaDeletion', 'F07'],
    ['PendingImport', 'F07'],
    ['Creating', 'F07'],
    ['Updating', 'F07'],
  ])('in state %s', (state, id) => {
    const causes = stateCauses(encryptedOf({ kmsKey: known(keyOf(state)) }), decrypting);
    expect(causes.map((cause) => cause.id)).toEqual(id === null ? [] : [id]);
  });

  it('that KMS does not know', () => {
    expect(said(encryptedOf({ kmsKey: absent }), decrypting)).toEqual([`F08 certain KMS knows no key ${key}`]);
  });

  it.each([
    ['could not be looked at', encryptedOf({ kmsKey: denied('kms:DescribeKey') }), decrypting],
    ['is not needed', encryptedOf({ kmsKey: known(keyOf('Disabled')) }), reading],
  ])('that %s is no cause', (_what, facts, doing) => {
    expect(said(facts, doing)).toEqual([]);
  });

  it('that AWS manages serves its own account only', () => {
    const facts = encryptedOf({ kmsKey: known(keyOf('Enabled', 'AWS')) });
    const asForeigner = { ...decrypting, principal: principalNamed(foreigner) };
    expect(said(facts, asForeigner)).toEqual([
      `F05 certain The key ${key} is managed by AWS and serves account 111122223333 only`,
    ]);
    expect(said(facts, decrypting)).toEqual([]);
    expect(said(facts, { ...decrypting, principal: principalNamed('cloudfront.amazonaws.com') })).toEqual([]);
    expect(said(encryptedOf({ kmsKey: known(keyOf()) }), asForeigner)).toEqual([]);
  });

  it('of the object as it is says nothing of another key, under which it will be written', () => {
    const writing: Doing = { ...reading, reads: false, action: 's3:putobject', keyArn: `${key}-of-the-default` };
    expect(said(encryptedOf({ kmsKey: known(keyOf('Disabled')) }), writing)).toEqual([]);
    expect(said(encryptedOf({ kmsKey: absent }), writing)).toEqual([]);
  });
});

describe('MFA Delete', () => {
  const on = objectOf({ versioning: known({ Status: 'Enabled', MFADelete: 'Enabled' }) });
  const doing = (action: string): Doing => ({ ...reading, reads: false, action });

  it.each(['s3:deleteobjectversion', 's3:putbucketversioning'])(
    'refuses %s to all but root with its device',
    (action) => {
      expect(stateCauses(on, doing(action))).toMatchObject([
        { id: 'D25', certainty: 'certain', fixers: ['root-user'] },
      ]);
    },
  );

  it('refuses no plain delete, which only adds a marker', () => {
    expect(stateCauses(on, doing('s3:deleteobject'))).toEqual([]);
  });

  it.each([
    ['off', objectOf({ versioning: known({ Status: 'Enabled', MFADelete: 'Disabled' }) })],
    ['never set', objectOf({ versioning: known({ Status: 'Enabled', MFADelete: null }) })],
    ['not seen', objectOf({ versioning: denied('s3:GetBucketVersioning') })],
  ])('that is %s refuses nothing', (_what, facts) => {
    expect(stateCauses(facts, doing('s3:deleteobjectversion'))).toEqual([]);
  });
});
