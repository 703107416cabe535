import { code, words } from '../../../core/words.ts';
import type { Tag } from '../../../core/settings.ts';
import { actionName, globalKey, isKms, known, unknown } from './answers.ts';
import { s3Key } from './s3-key.ts';
import type { Answer, ContextAbout, ContextRequest, ContextRow, Organization } from './types.ts';

const owner: ContextRow['of'] = ({ resourceAccount }) =>
  resourceAccount === null
    ? unknown(words`which account owns it could not be read`)
    : known(resourceAccount, words`that account owns it`);

const organization =
  (value: (organization: Organization) => readonly string[] | null): ContextRow['of'] =>
  (_request, { resourceOrganization: found }) => {
    if (found === 'unknown') return unknown(words`the organization of its owner could not be read`);
    if (found === null) return known(null, words`its owner is in no organization`);
    const values = value(found);
    return values === null
      ? unknown(words`its owner's place in the organization could not be read`)
      : known(values, words`its owner is there`);
  };

/** Tags of a bucket count only when that was switched on: https://docs.aws.amazon.com/AmazonS3/latest/userguide/buckets-tagging-enable-abac.html */
function bucketTag({ abac, bucketTags }: ContextAbout, name: string): Answer {
  if (abac === false) return known(null, words`the bucket's tags don't count: ABAC is off`);
  if (bucketTags === 'unknown') return unknown(words`the bucket's tags could not be read`);
  const value = valueOf(bucketTags, name);
  if (value === null) return known(null, words`the bucket has no such tag`);
  return abac === 'unknown'
    ? unknown(words`the bucket has the tag, and whether its tags count (ABAC) could not be read`)
    : known(value, words`the bucket has that tag, and ABAC is on`);
}

/** The case of a tag's name does not count (IAM user guide, «aws:ResourceTag»). */
const valueOf = (tags: readonly Tag[] | null, name: string): string | null =>
  tags?.find(({ Key }) => Key.toLowerCase() === name.toLowerCase())?.Value ?? null;

/** Those for which S3 says that it looks at the object's tags: https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html */
const looksAtTags = /^(?:getobject(?:version)?(?:acl|tagging)?|(?:put|delete)object(?:version)?(?:tagging|acl))$/;
/** And those for which it says that it does not, or which come before there is an object. */
const looksAtNoTags = /^(?:putobject|deleteobject|deleteobjectversion|abortmultipartupload|listmultipartuploadparts)$/;

function objectTag(request: ContextRequest, { objectTags }: ContextAbout, name: string): Answer {
  const action = actionName(request);
  if (!request.resourceArn.includes('/') || looksAtNoTags.test(action))
    return known(null, words`S3 does not look at an object's tags for this action`);
  if (objectTags === 'unknown') return unknown(words`the object's tags could not be read`);
  const value = valueOf(objectTags, name);
  if (value === null) return known(null, words`the object has no such tag`);
  return looksAtTags.test(action)
    ? known(value, words`the object has that tag`)
    : unknown(words`the object has that tag, and AWS does not say whether S3 looks at it for this action`);
}

const ofAccessPoint = (value: (about: ContextAbout) => string | null | undefined): ContextRow['of'] =>
  function (_request, about) {
    const found = value(about);
    if (found === undefined) return known(null, words`the request does not use an access point`);
    return found === null
      ? unknown(words`the access point could not be read`)
      : known(found, words`the request uses that access point`);
  };

const inOrganization = 'when its owner is in an organization';
const throughAccessPoint = 'when they use an access point';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resource-properties */
export const resourceKeys: readonly ContextRow[] = [
  globalKey('aws:ResourceAccount', 'always', owner),
  globalKey(
    'aws:ResourceOrgID',
    inOrganization,
    organization(({ id }) => [id]),
  ),
  globalKey(
    'aws:ResourceOrgPaths',
    inOrganization,
    organization(({ paths }) => paths),
  ),
  globalKey('aws:ResourceTag/', 'when the bucket has that tag and ABAC is on', (request, about, name) =>
    isKms(request)
      ? unknown(words`the tags of the KMS key ${code(request.resourceArn)} are not read`)
      : bucketTag(about, name),
  ),
  s3Key('s3:ResourceAccount', 'always', owner),
  s3Key('s3:BucketTag/', 'when the bucket has that tag and ABAC is on', (_request, about, name) =>
    bucketTag(about, name),
  ),
  s3Key(
    's3:AccessPointTag/',
    'when the access point has that tag',
    ofAccessPoint(({ accessPoint }) => (accessPoint ? null : undefined)),
  ),
  s3Key('s3:ExistingObjectTag/', 'when the object has that tag', objectTag),
  s3Key(
    's3:DataAccessPointArn',
    throughAccessPoint,
    ofAccessPoint(({ accessPoint }) => accessPoint?.arn),
  ),
  s3Key(
    's3:DataAccessPointAccount',
    throughAccessPoint,
    ofAccessPoint(({ accessPoint }) => accessPoint?.account),
  ),
  s3Key(
    's3:AccessPointNetworkOrigin',
    throughAccessPoint,
    ofAccessPoint(({ accessPoint }) => accessPoint?.networkOrigin),
  ),
];
