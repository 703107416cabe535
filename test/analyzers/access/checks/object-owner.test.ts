import { objectOwner } from '../../../../src/analyzers/access/checks/object-owner.ts';
import { absent, denied, known } from '../../../../src/core/fact.ts';
import type { ObjectVersion } from '../../../../src/core/facts.ts';
import { bucketFacts, objectFacts, owner, stranger } from '../../../facts.ts';
import { isBlindWithout, promises } from './promises.ts';

const version = (by: string | null, but: Partial<ObjectVersion> = {}): ObjectVersion => ({
  versionId: 'v1',
  isLatest: true,
  isDeleteMarker: false,
  lastModified: null,
  size: 1,
  owner: by,
  ...but,
});
/** ACLs are in force, and the object's own can't be read. */
const withAcls = { ownershipControls: absent, objectAcl: denied('s3:GetObjectAcl') };
const written = (...versions: readonly ObjectVersion[]) => ({ ...withAcls, objectVersions: known(versions) });

promises(objectOwner, [
  ['without a key nobody owns it', bucketFacts(), 'not applicable', 'No key was asked for'],
  ['nor without an object', objectFacts({ object: absent }), 'not applicable', 'no such object'],
  [
    'where ACLs are disabled the bucket owner owns everything, whoever wrote it',
    objectFacts({ objectVersions: known([version(stranger)]), acl: denied('s3:GetBucketAcl') }),
    'pass',
    'ACLs are disabled',
  ],
  ['the same owner', objectFacts(written(version(owner))), 'pass', 'the same owner'],
  ['another account wrote it', objectFacts(written(version(stranger))), 'fail', 'Another account wrote this object'],
  [
    'the object ACL tells as well as the list of versions',
    objectFacts({
      ...withAcls,
      objectAcl: known({ owner: stranger, grants: [] }),
      objectVersions: denied('s3:ListBucketVersions'),
    }),
    'fail',
    'Another account wrote this object',
  ],
  [
    'the version that was asked for counts, not the latest',
    objectFacts(written(version(owner), version(stranger, { versionId: 'v0', isLatest: false })), { versionId: 'v0' }),
    'fail',
    'Another account wrote this object',
  ],
  ['where S3 names nobody', objectFacts(written(version(null))), 'not applicable', 'did not name an owner'],
]);

isBlindWithout(objectOwner, objectFacts(written(version(owner))), ['ownershipControls', 'acl', 'objectVersions']);
