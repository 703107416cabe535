import type { CauseLayer } from '../../src/core/cause.ts';
import type { Asked } from './read-policy-world.ts';

type Layers = readonly CauseLayer[];
type Row = Partial<Record<Asked, Layers>>;

const in_ = (layers: Layers, ...questions: readonly Asked[]): Row =>
  Object.fromEntries(questions.map((question) => [question, layers]));

const signed: readonly Asked[] = ['read', 'version', 'erase', 'write', 'missing', 'list', 'point'];
const underKey: readonly Asked[] = ['read', 'version', 'write', 'point'];

/** SCPs hold whoever signs; RCPs hold the bucket, so also whoever does not. */
const organization: Row = { ...in_(['scp', 'rcp'], ...signed), ...in_(['rcp'], 'brochures') };
/** The ledger's policy is public, and only Block Public Access would keep it from a stranger; brochures are public by ACL. */
const block: Row = { ...in_(['s3_block_public_access'], ...signed), ...in_(['acl'], 'brochures') };

/**
 * What nobody can tell without the action, question by question. A question that is not here is answered as before. From
 * the world and AWS's pages, not from what Cooper says.
 */
export const turned: Readonly<Record<string, Row>> = {
  // The Deny on closed buckets counts a bucket tag, and tags count where ABAC is on; it is about listing, and whether a
  // missing object shows as 403 depends on listing.
  's3:GetBucketAbac': in_(['resource'], 'list', 'missing'),
  's3:GetBucketTagging': in_(['resource'], 'list', 'missing'),
  's3:GetBucketPolicy': in_(['resource'], ...signed, 'brochures'),
  // Whose canonical id the owner has; with it whether the object's owner is another.
  's3:GetBucketAcl': { ...in_(['ownership'], 'read', 'version', 'point'), ...in_(['acl'], 'brochures') },
  's3:GetBucketOwnershipControls': in_(['acl'], 'brochures'),
  's3:GetBucketPublicAccessBlock': block,
  's3:GetAccountPublicAccessBlock': block,
  // Whoever is not of the owner's account may have to pay.
  's3:GetBucketRequestPayment': in_(['requester_pays'], ...signed, 'brochures'),
  // MFA Delete.
  's3:GetBucketVersioning': in_(['state'], 'erase'),
  's3:GetBucketObjectLockConfiguration': in_(['object_lock'], 'erase'),
  's3:GetObjectRetention': in_(['object_lock'], 'erase'),
  's3:GetObjectLegalHold': in_(['object_lock'], 'erase'),
  // Under which key a new object is written.
  's3:GetEncryptionConfiguration': in_(['kms'], 'write'),
  // S3 shows nothing of a missing object, and not that it is missing, to whoever may not list.
  's3:ListBucket': in_(['existence', 'state', 'kms', 'ownership', 'acl', 'resource'], 'missing'),
  // The headers tell the key, whether it is archived, and whether it is there at all, where nothing else shows that.
  's3:GetObject': { ...in_(['state', 'kms'], 'read', 'point'), ...in_(['existence', 'state', 'kms'], 'missing') },
  's3:GetObjectVersion': in_(['state', 'kms'], 'version'),
  's3:GetObjectAcl': in_(['ownership'], 'read', 'point'),
  's3:GetObjectVersionAcl': in_(['ownership'], 'version'),
  // The Deny on quarantined objects; what is missing has no tags.
  's3:GetObjectTagging': in_(['resource'], 'read', 'point'),
  's3:GetObjectVersionTagging': in_(['resource'], 'version'),
  'iam:GetAccountAuthorizationDetails': in_(['identity', 'permissions_boundary'], ...signed),
  // Only the record of AssumeRole tells a session's policy.
  'cloudtrail:LookupEvents': in_(['session'], ...signed),
  'ec2:DescribeVpcEndpoints': in_(['vpc_endpoint'], ...signed, 'brochures'),
  'kms:DescribeKey': in_(['kms'], ...underKey),
  'kms:ListGrants': in_(['kms'], ...underKey),
  // A key policy is the resource's side of the request to KMS.
  'kms:GetKeyPolicy': in_(['resource'], ...underKey),
  'organizations:DescribeOrganization': organization,
  'organizations:DescribeAccount': organization,
  'organizations:ListPoliciesForTarget': organization,
  'organizations:DescribePolicy': organization,
  // Which account's branch to read.
  's3:ListAllMyBuckets': in_(['rcp'], ...signed, 'brochures'),
  's3:GetAccessPointPolicy': in_(['access_point'], 'point'),
  // Only the access point tells which bucket is behind it: without that there is nothing to look at but the caller.
  's3:GetAccessPoint': in_(
    [
      'access_point',
      'resource',
      'scp',
      'rcp',
      'session',
      'vpc_endpoint',
      's3_block_public_access',
      'acl',
      'ownership',
      'requester_pays',
      'kms',
      'existence',
      'state',
    ],
    'point',
  ),
};

/** What no layer needs: why it is in the policy all the same. A question without a principal says that it is missing. */
export const besides: Readonly<Record<string, string>> = {
  'access-analyzer:CheckNoPublicAccess': 'a second opinion on the bucket policy',
  'iam:SimulatePrincipalPolicy': 'a second opinion on the identity policies',
  's3:GetBucketPolicyStatus': "S3's word on whether the policy is public, for when the policy itself is hidden",
  's3:ListBucketVersions': 'which delete marker or older version stands where the object was',
  'organizations:DescribeEffectivePolicy': 'who imposed Block Public Access: its effect shows in the account',
};

/** Asked only where another call does not answer. */
export const detours: Readonly<Record<string, string>> = {
  'organizations:ListParents': 'the way up the organization, where DescribeAccount does not tell it',
};

/** Condition keys that nobody knows without the action. Every answer shows them, also where no statement hangs on them. */
export const keysOf: Readonly<Record<string, RegExp>> = {
  's3:GetBucketAbac': /^(?:s3:BucketTag|aws:ResourceTag)\//,
  's3:GetBucketTagging': /^(?:s3:BucketTag|aws:ResourceTag)\//,
  's3:GetObjectTagging': /^s3:ExistingObjectTag\//,
  's3:GetObjectVersionTagging': /^s3:ExistingObjectTag\//,
};
