import { AwsError } from '../../../service.ts';
import type { BucketAsk } from '../api.ts';
import { accessDenied, invalidArgument, invalidRequest } from '../errors.ts';
import { settingOf } from './documents.ts';
import { all, type Branch, type Content, malformedXml, textOf, type Tree } from '../xml.ts';
import { fourFlags, hasObjectLock, versioningOf } from './facts.ts';
import { oneOf } from './one-of.ts';
import { recall } from '../../../history.ts';
import { canonicalId } from '../canonical-id.ts';

/** What S3 refuses to keep. Each answers the document that is kept. */
export function checkPublicAccessBlock(document: Branch): Content {
  return fourFlags(document);
}

/** What is not said of MFA delete stays; while it is on, nothing of this changes without its code (S3 user guide, «MFA delete»). */
export function checkVersioning(document: Branch, { bucket, call }: BucketAsk): Content {
  const mfa = textOf(settingOf(bucket, 'versioning', 'VersioningConfiguration') ?? {}, 'MfaDelete');
  if (mfa === 'Enabled' && call.headers['x-amz-mfa'] === undefined)
    throw accessDenied('Mfa Authentication must be used for this request');
  const status = oneOf(document, 'Status', ['Enabled', 'Suspended']);
  if (status === 'Suspended' && hasObjectLock(bucket))
    throw new AwsError(
      'InvalidBucketState',
      409,
      'An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.',
    );
  return mfa === null ? document : { MfaDelete: mfa, ...document };
}

export function checkOwnership(document: Branch, { bucket }: BucketAsk): Content {
  const [rule = {}] = all(document, 'Rule');
  const ownership = oneOf(rule, 'ObjectOwnership', ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter']);
  if (ownership === null) throw malformedXml();
  const acl = recall(bucket.acl, 0, Date.now());
  const own = canonicalId(bucket.account);
  const foreign = acl?.grants.some(({ grantee }) => !('id' in grantee) || grantee.id !== own) === true;
  if (ownership === 'BucketOwnerEnforced' && foreign)
    throw new AwsError(
      'InvalidBucketAclWithObjectOwnership',
      400,
      "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
    );
  return document;
}

export function checkEncryption(document: Branch): Content {
  const rules = all(document, 'Rule');
  if (rules.length === 0) throw malformedXml();
  return { Rule: rules.map(encryptionRule) };
}

/** BucketKeyEnabled is always shown. */
function encryptionRule(rule: Tree): Content {
  const [applied = {}] = all(rule, 'ApplyServerSideEncryptionByDefault');
  const algorithm = oneOf(applied, 'SSEAlgorithm', ['AES256', 'aws:kms', 'aws:kms:dsse']);
  const keyId = textOf(applied, 'KMSMasterKeyID');
  if (keyId !== null && algorithm === 'AES256')
    throw invalidArgument(
      'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
      'SSEAlgorithm',
      algorithm,
    );
  const [blocked] = all(rule, 'BlockedEncryptionTypes');
  return {
    ApplyServerSideEncryptionByDefault: { SSEAlgorithm: algorithm ?? 'AES256', KMSMasterKeyID: keyId },
    BucketKeyEnabled: textOf(rule, 'BucketKeyEnabled') ?? 'false',
    BlockedEncryptionTypes: blocked,
  };
}

export function checkReplication(document: Branch, { bucket }: BucketAsk): Content {
  if (versioningOf(bucket) !== 'Enabled')
    throw invalidRequest("Versioning must be 'Enabled' on the bucket to apply a replication configuration");
  const rules = all(document, 'Rule');
  const complete = rules.every(
    (rule) => textOf(rule, 'Destination', 'Bucket') !== null && textOf(rule, 'Status') !== null,
  );
  if (rules.length === 0 || textOf(document, 'Role') === null || !complete) throw malformedXml();
  return document;
}

/** The target must be there, and of the same account and region (S3 user guide, «Enabling server access logging»). */
export function checkLogging(document: Branch, { state, bucket }: BucketAsk): Content {
  const name = textOf(document, 'LoggingEnabled', 'TargetBucket');
  if (name === null) return document;
  const target = state.s3.buckets.get(name);
  const refuse = (message: string): AwsError =>
    new AwsError('InvalidTargetBucketForLogging', 400, message, { details: { TargetBucket: name } });
  if (target === undefined) throw refuse('The target bucket for logging does not exist');
  if (target.account !== bucket.account)
    throw refuse('The owner for the bucket to be logged and the target bucket must be the same.');
  if (target.region !== bucket.region)
    throw new AwsError('CrossLocationLoggingProhibitted', 403, 'Cross S3 location logging not allowed.');
  return document;
}

export function checkWebsite(document: Branch): Content {
  const served = textOf(document, 'IndexDocument', 'Suffix');
  const sent = textOf(document, 'RedirectAllRequestsTo', 'HostName');
  if ((served === null) === (sent === null)) throw malformedXml();
  return document;
}

const corsMethods = ['GET', 'PUT', 'HEAD', 'POST', 'DELETE'];

export function checkCors(document: Branch): Content {
  const rules = all(document, 'CORSRule');
  if (rules.length === 0 || rules.length > 100) throw malformedXml();
  for (const method of rules.flatMap((rule) => texts(rule, 'AllowedMethod')))
    if (!corsMethods.includes(method))
      throw invalidRequest(`Found unsupported HTTP method in CORS config. Unsupported method is ${method}`);
  const complete = rules.every(
    (rule) => all(rule, 'AllowedMethod').length > 0 && all(rule, 'AllowedOrigin').length > 0,
  );
  if (!complete) throw malformedXml();
  return document;
}

export function checkRequestPayment(document: Branch): Content {
  if (oneOf(document, 'Payer', ['BucketOwner', 'Requester']) === null) throw malformedXml();
  return document;
}

export function checkAccelerate(document: Branch, { bucket }: BucketAsk): Content {
  if (bucket.name.includes('.'))
    throw invalidRequest('S3 Transfer Acceleration is not supported for buckets with periods (.) in their names');
  if (oneOf(document, 'Status', ['Enabled', 'Suspended']) === null) throw malformedXml();
  return document;
}

export function checkObjectLock(document: Branch, { bucket }: BucketAsk): Content {
  if (versioningOf(bucket) !== 'Enabled')
    throw new AwsError(
      'InvalidBucketState',
      409,
      "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
    );
  if (oneOf(document, 'ObjectLockEnabled', ['Enabled']) === null) throw malformedXml();
  const [retention] = all(document, 'Rule', 'DefaultRetention');
  if (retention !== undefined) {
    const periods = all(retention, 'Days').length + all(retention, 'Years').length;
    if (periods !== 1 || oneOf(retention, 'Mode', ['GOVERNANCE', 'COMPLIANCE']) === null) throw malformedXml();
  }
  return document;
}

/** At most 50 tags, no key twice, none of AWS's own (S3 user guide, «Using cost allocation S3 bucket tags»). */
export function checkTagging(document: Branch): Content {
  checkTags(all(document, 'TagSet', 'Tag'), 50);
  return document;
}

export function checkTags(tags: readonly Tree[], most: number): void {
  const refuse = (code: string, message: string): AwsError => new AwsError(code, 400, message);
  if (tags.length > most)
    throw refuse(
      'BadRequest',
      most === 10 ? 'Object tags cannot be greater than 10' : 'Bucket tag count cannot be greater than 50',
    );
  const keys = tags.map((tag) => textOf(tag, 'Key') ?? '');
  if (new Set(keys).size < keys.length) throw refuse('InvalidTag', 'Cannot provide multiple Tags with the same key');
  if (keys.some((key) => key === '' || key.length > 128))
    throw refuse('InvalidTag', 'The TagKey you have provided is invalid');
  if (tags.some((tag) => (textOf(tag, 'Value') ?? '').length > 256))
    throw refuse('InvalidTag', 'The TagValue you have provided is invalid');
  if (keys.some((key) => key.toLowerCase().startsWith('aws:')))
    throw refuse('InvalidTag', 'System tags cannot be added/updated by requester');
}

export function checkAbac(document: Branch): Content {
  if (oneOf(document, 'Status', ['Enabled', 'Disabled']) === null) throw malformedXml();
  return document;
}

const texts = (tree: Tree, name: string): readonly string[] => all(tree, name).filter((one) => typeof one === 'string');
