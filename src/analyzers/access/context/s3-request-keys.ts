import { code, words } from '../../../core/words.ts';
import { actionName, assumed, known, unknown } from './answers.ts';
import { s3Key } from './s3-key.ts';
import type { ContextRow } from './types.ts';

const otherAction = words`requests for this action don't have it`;

/** A key with the name of a header, for the actions that look at it. A bucket's defaults never fill it in. */
const header = (key: string, actions: RegExp, name = key.replace(/^s3:/, '')): ContextRow =>
  s3Key(key, `when they send ${name}`, (request, { headers }) => {
    if (headers[name] !== undefined) return known(headers[name], words`the request sends it`);
    return actions.test(actionName(request))
      ? assumed(null, words`the request is taken to send no ${code(name)}`)
      : known(null, otherAction);
  });

/** What a body or a query says, which nobody told us; `absent` where most requests say nothing. */
const only = (key: string, actions: RegExp, how: 'unknown' | 'absent', what: string): ContextRow =>
  s3Key(key, `for ${what}`, (request) => {
    if (!actions.test(actionName(request))) return known(null, otherAction);
    return how === 'absent'
      ? assumed(null, words`the request is taken to say nothing about it`)
      : unknown(words`what the request says about it is not known`);
  });

const write = /^putobject$/;
const acl = /^(?:putobject|putobjectacl|putobjectversionacl|createbucket|putbucketacl)$/;
const list = /^listbucket(?:versions)?$/;
const create = /^createbucket$/;
const lists = 'ListBucket and ListBucketVersions, when the request says it';

const signing = (key: string, value: string): ContextRow =>
  s3Key(key, 'when they are signed', ({ principal: { type } }) => {
    if (type === 'anonymous') return known(null, words`nobody signed the request`);
    if (type === 'service') return unknown(words`how services sign is not known`);
    return assumed(value, words`the request is taken to be signed just now, in its headers; a presigned URL differs`);
  });

const version: ContextRow['of'] = (request, { versionId }) => {
  if (!actionName(request).includes('version') || list.test(actionName(request)))
    return known(null, words`the request names no version`);
  return versionId === null
    ? unknown(words`which version is asked for is not known`)
    : known(versionId, words`the request names that version`);
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html */
export const s3RequestKeys: readonly ContextRow[] = [
  only('s3:prefix', list, 'absent', lists),
  only('s3:delimiter', list, 'absent', lists),
  only('s3:max-keys', list, 'absent', lists),
  s3Key('s3:VersionId', 'for actions on versions', version),
  ...[
    'x-amz-acl',
    'x-amz-grant-full-control',
    'x-amz-grant-read',
    'x-amz-grant-read-acp',
    'x-amz-grant-write',
    'x-amz-grant-write-acp',
  ].map((name) => header(`s3:${name}`, acl)),
  ...[
    'x-amz-server-side-encryption',
    'x-amz-server-side-encryption-aws-kms-key-id',
    'x-amz-server-side-encryption-customer-algorithm',
    'x-amz-copy-source',
    'x-amz-metadata-directive',
    'x-amz-storage-class',
    'x-amz-website-redirect-location',
  ].map((name) => header(`s3:${name}`, write)),
  header('s3:if-match', /^(?:putobject|deleteobject)$/, 'if-match'),
  header('s3:if-none-match', write, 'if-none-match'),
  only('s3:ObjectCreationOperation', write, 'unknown', 'PutObject, whichever operation asks for it'),
  ...['mode', 'retain-until-date', 'legal-hold'].map((name) => lock(name)),
  only(
    's3:object-lock-remaining-retention-days',
    /^(?:putobject|putobjectretention|putbucketobjectlockconfiguration)$/,
    'unknown',
    'requests that set a retention',
  ),
  signing('s3:authType', 'REST-HEADER'),
  signing('s3:signatureversion', 'AWS4-HMAC-SHA256'),
  s3Key('s3:signatureAge', 'when they are signed', ({ principal: { type } }) =>
    type === 'anonymous'
      ? known(null, words`nobody signed the request`)
      : unknown(words`how long ago the request was signed is not known: a presigned URL may be days old`),
  ),
  s3Key('s3:x-amz-content-sha256', 'when they are signed', ({ principal: { type } }, { headers }) => {
    const sent = headers['x-amz-content-sha256'];
    if (sent !== undefined) return known(sent, words`the request sends it`);
    return type === 'anonymous'
      ? assumed(null, words`nobody signed the request`)
      : unknown(words`it is a digest of the body, or ${code('UNSIGNED-PAYLOAD')}`);
  }),
  header('s3:x-amz-object-ownership', create),
  header('s3:x-amz-bucket-namespace', create),
  only('s3:LocationConstraint', create, 'unknown', 'CreateBucket outside us-east-1'),
  only('s3:InventoryAccessibleOptionalFields', /^putinventoryconfiguration$/, 'unknown', 'PutInventoryConfiguration'),
  s3Key('s3:AccessGrantsInstanceArn', 'for operations of S3 Access Grants', () => known(null, otherAction)),
  s3Key('s3:JobSuspendedCause', 'for jobs of S3 Batch Operations', () => known(null, otherAction)),
];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html#object-lock-managing-permissions */
function lock(name: string): ContextRow {
  const sent = `x-amz-object-lock-${name}`;
  const bodies = name === 'legal-hold' ? /^putobjectlegalhold$/ : /^putobjectretention$/;
  return s3Key(`s3:object-lock-${name}`, `when they send ${sent}, or set it`, (request, { headers }) => {
    if (headers[sent] !== undefined) return known(headers[sent], words`the request sends it`);
    if (bodies.test(actionName(request))) return unknown(words`the body of the request says it`);
    return write.test(actionName(request))
      ? assumed(null, words`the request is taken to send no ${code(sent)}`)
      : known(null, otherAction);
  });
}
