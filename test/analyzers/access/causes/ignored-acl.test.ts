import { expect, it } from 'vitest';
import { ignoredAcl } from '../../../../src/analyzers/access/causes/ignored-acl.ts';
import { denied, known } from '../../../../src/core/fact.ts';
import type { Reads } from '../../../../src/core/facts.ts';
import { plain } from '../../../../src/core/words.ts';
import { allOff, allOn, owner, privateAcl } from '../../../facts.ts';
import { account, accessPointOf, objectOf } from '../facts-of.ts';
import { bucket, legOf } from '../leg-of.ts';

const everyone = { uri: 'http://acs.amazonaws.com/groups/global/AllUsers' };
const publicAcl = known({ owner, grants: [...privateAcl.grants, { grantee: everyone, permission: 'READ' as const }] });
const withAcls = { ownershipControls: known({ ObjectOwnership: 'ObjectWriter' as const }) };
const ignored: Reads = { ...withAcls, publicAccessBlock: known({ ...allOff, IgnorePublicAcls: true }) };

const ofObject = legOf({ as: 'anonymous' });
const ofBucket = legOf({ as: 'anonymous', action: 's3:ListBucket', arn: bucket, need: { on: 'bucket' } });
const found = (reads: Reads, leg = ofObject, certainty: 'certain' | 'possible' = 'certain') =>
  ignoredAcl(leg, objectOf(reads), certainty).map((cause) => `${cause.id} ${cause.certainty}`);

it.each<[string, Reads, readonly string[]]>([
  ['that is seen is certain', { ...ignored, objectAcl: publicAcl }, ['D17 certain']],
  ['that would be hidden is likely', ignored, ['D17 likely']],
  ['that could not be read is likely', { ...ignored, objectAcl: denied('s3:GetObjectAcl') }, ['D17 likely']],
  ['ignored by the account', { ...withAcls, accountPublicAccessBlock: known(allOn) }, ['D17 likely']],
  [
    'ignored by the organization',
    { ...withAcls, organizationBlock: known({ account, publicAccessBlock: 'all' }) },
    ['D17 likely'],
  ],
  ['ignored by the access point', { ...withAcls, accessPoint: known(accessPointOf({ block: allOn })) }, ['D17 likely']],
  ['that counts is no cause', { ...withAcls, objectAcl: publicAcl }, []],
  ['that nobody knows to be ignored is none', { ...withAcls, publicAccessBlock: denied('s3:X') }, []],
  [
    'of a bucket without ACLs is none',
    { ...ignored, ownershipControls: known({ ObjectOwnership: 'BucketOwnerEnforced' }), objectAcl: publicAcl },
    [],
  ],
])('a public ACL %s', (_what, reads, causes) => {
  expect(found(reads)).toEqual(causes);
});

it('is that of the bucket, where the bucket is asked for', () => {
  expect(found({ ...ignored, acl: publicAcl }, ofBucket)).toEqual(['D17 certain']);
  expect(found({ ...ignored, acl: publicAcl }, ofObject)).toEqual(['D17 likely']);
});

it('is no surer than that an ACL would be needed', () => {
  expect(found({ ...ignored, objectAcl: publicAcl }, ofObject, 'possible')).toEqual(['D17 possible']);
});

it('names what the ACL would grant', () => {
  const [cause] = ignoredAcl(ofObject, objectOf({ ...ignored, objectAcl: publicAcl }), 'certain');
  expect(plain(cause?.because ?? [])).toBe(
    'No policy allows it, and a public ACL (READ) would not count: IgnorePublicAcls is on',
  );
});
