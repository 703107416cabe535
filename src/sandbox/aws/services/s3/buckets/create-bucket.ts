import { remember } from '../../../history.ts';
import { AwsError } from '../../../service.ts';
import { aclOfHeaders } from '../acl/requested.ts';
import { isPublicAcl } from '../acl/is-public.ts';
import { isNewBucketName } from '../admit.ts';
import { type AccountApi, type Ask, empty } from '../api.ts';
import { canonicalId } from '../canonical-id.ts';
import { accessDenied, malformedLocation } from '../errors.ts';
import { checkTagging } from '../settings/checks.ts';
import { setDocument } from '../settings/documents.ts';
import type { Bucket } from '../state.ts';
import { all, type Branch, parseXml, textOf, xmlDocument } from '../xml.ts';
import { newBucket } from './new-bucket.ts';

export const createBucket: AccountApi = {
  name: 'CreateBucket',
  action: 's3:CreateBucket',
  on: 'account',
  run(ask) {
    const { state, call, bucketName } = ask;
    const { account } = call.principal;
    if (account === null) throw accessDenied();
    if (!isNewBucketName(bucketName))
      throw new AwsError('InvalidBucketName', 400, 'The specified bucket is not valid.', {
        details: { BucketName: bucketName },
      });
    const document = call.body.length === 0 ? {} : parseXml(call.body.toString(), 'CreateBucketConfiguration');
    const region = regionFor(document, call.region);
    const there = state.s3.buckets.get(bucketName);
    if (there !== undefined) return again(there, account, region);
    const bucket = newBucket({ name: bucketName, account, region, createdAt: call.at });
    furnish(bucket, ask, document);
    state.s3.buckets.set(bucketName, bucket);
    return empty(200, { location: `/${bucketName}`, 'x-amz-bucket-arn': `arn:aws:s3:::${bucketName}` });
  },
};

/** us-east-1 alone takes no LocationConstraint, and makes buckets for other regions (CreateBucket API reference). */
function regionFor(document: Branch, endpoint: string): string {
  const constraint = textOf(document, 'LocationConstraint') ?? textOf(document, 'Location', 'Name');
  if (constraint === null) {
    if (endpoint === 'us-east-1') return endpoint;
    throw malformedLocation('IllegalLocationConstraintException', 'The unspecified', endpoint);
  }
  const region = constraint === 'EU' ? 'eu-west-1' : constraint;
  if (!/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region) || region === 'us-east-1')
    throw new AwsError('InvalidLocationConstraint', 400, 'The specified location-constraint is not valid', {
      details: { LocationConstraint: constraint },
    });
  if (endpoint !== 'us-east-1' && endpoint !== region)
    throw malformedLocation('IllegalLocationConstraintException', `The ${region}`, endpoint);
  return region;
}

/** To its owner, us-east-1 says yes once more and leaves it as it is. */
function again(there: Bucket, account: string, region: string) {
  if (there.account !== account)
    throw new AwsError(
      'BucketAlreadyExists',
      409,
      'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
      { details: { BucketName: there.name } },
    );
  if (there.region === 'us-east-1' && region === 'us-east-1') return empty(200, { location: `/${there.name}` });
  throw new AwsError(
    'BucketAlreadyOwnedByYou',
    409,
    'Your previous request to create the named bucket succeeded and you already own it.',
    {
      details: { BucketName: there.name },
    },
  );
}

/** Ownership, ACL, Object Lock and tags that the request asks for. */
function furnish(bucket: Bucket, ask: Ask, document: Branch): void {
  const { call } = ask;
  const owner = canonicalId(bucket.account);
  const ownership = call.headers['x-amz-object-ownership'] ?? 'BucketOwnerEnforced';
  setDocument(bucket, 'ownershipControls', xmlDocument('OwnershipControls', { Rule: { ObjectOwnership: ownership } }));
  const acl = aclOfHeaders(call, owner, owner);
  if (acl !== null && acl.grants.length > 1) {
    if (ownership === 'BucketOwnerEnforced')
      throw new AwsError(
        'InvalidBucketAclWithObjectOwnership',
        400,
        "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
      );
    if (isPublicAcl(acl))
      throw new AwsError(
        'InvalidBucketAclWithBlockPublicAccessError',
        400,
        'Bucket cannot have public ACLs set with BlockPublicAccess enabled',
      );
  }
  if (acl !== null) bucket.acl = remember(undefined, acl, 0);
  if (call.headers['x-amz-bucket-object-lock-enabled']?.toLowerCase() === 'true') {
    setDocument(bucket, 'versioning', xmlDocument('VersioningConfiguration', { Status: 'Enabled' }));
    setDocument(bucket, 'object-lock', xmlDocument('ObjectLockConfiguration', { ObjectLockEnabled: 'Enabled' }));
  }
  const tags = all(document, 'Tags', 'Tag');
  if (tags.length > 0) {
    const tagging = { TagSet: { Tag: tags } };
    checkTagging(tagging);
    setDocument(bucket, 'tagging', xmlDocument('Tagging', tagging));
  }
}
