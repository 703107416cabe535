import { publicByAcl } from '../../../../src/analyzers/access/checks/public-by-acl.ts';
import { absent, denied, known } from '../../../../src/core/fact.ts';
import type { Acl } from '../../../../src/core/settings.ts';
import { allOff, bucketFacts, objectFacts, owner } from '../../../facts.ts';
import { isBlindWithout, promises } from './promises.ts';

const granted = (group: string): Acl => ({
  owner,
  grants: [{ grantee: { uri: `http://acs.amazonaws.com/groups/${group}` }, permission: 'READ' }],
});
const everyone = known(granted('global/AllUsers'));
/** ACLs are in force, and not ignored. */
const inForce = { ownershipControls: absent, publicAccessBlock: absent, accountPublicAccessBlock: absent };

promises(publicByAcl, [
  ['no public grant', bucketFacts(inForce), 'pass', 'No public grant on the bucket'],
  ['nor on the object', objectFacts(inForce), 'pass', 'No public grant on the bucket and the object'],
  [
    'log delivery is nobody',
    bucketFacts({ ...inForce, acl: known(granted('s3/LogDelivery')) }),
    'pass',
    'No public grant',
  ],
  ['everyone', bucketFacts({ ...inForce, acl: everyone }), 'fail', 'everyone on the internet has READ on the bucket'],
  [
    'anyone with an account is everyone',
    bucketFacts({ ...inForce, acl: known(granted('global/AuthenticatedUsers')) }),
    'fail',
    'anyone with an AWS account has READ on the bucket',
  ],
  [
    'the object',
    objectFacts({ ...inForce, objectAcl: everyone }),
    'fail',
    'everyone on the internet has READ on the object',
  ],
  [
    'one public grant is enough, whatever else is hidden',
    objectFacts({ ...inForce, acl: denied('s3:GetBucketAcl'), objectAcl: everyone }),
    'fail',
    'READ on the object',
  ],
  [
    'ACLs that are disabled say nothing',
    bucketFacts({ ...inForce, acl: everyone, ownershipControls: known({ ObjectOwnership: 'BucketOwnerEnforced' }) }),
    'pass',
    'ACLs are disabled',
  ],
  [
    'public ones that are ignored neither',
    bucketFacts({ ...inForce, acl: everyone, publicAccessBlock: known({ ...allOff, IgnorePublicAcls: true }) }),
    'pass',
    'IgnorePublicAcls leaves public ACLs without effect',
  ],
  [
    'BlockPublicAcls only keeps new ones out',
    bucketFacts({ ...inForce, acl: everyone, publicAccessBlock: known({ ...allOff, BlockPublicAcls: true }) }),
    'fail',
    'PUBLIC by ACL',
  ],
]);

isBlindWithout(publicByAcl, bucketFacts(inForce), ['ownershipControls', 'acl']);
isBlindWithout(publicByAcl, objectFacts(inForce), ['acl', 'objectAcl']);
isBlindWithout(publicByAcl, bucketFacts({ ...inForce, acl: everyone }), [
  'publicAccessBlock',
  'accountPublicAccessBlock',
]);
