import { admitAcl } from '../acl/admitted.ts';
import { aclDocument, effectiveAcl } from '../acl/effective.ts';
import { requestedAcl } from '../acl/requested.ts';
import { type BucketApi, empty, type Route, versioned, xmlAnswer } from '../api.ts';
import { canonicalId } from '../canonical-id.ts';
import { find, replace, versionHeader } from './versions.ts';

const getObjectAcl: BucketApi = {
  name: 'GetObjectAcl',
  action: versioned('s3:GetObjectAcl'),
  on: 'object',
  run(ask) {
    const version = find(ask);
    const acl = effectiveAcl(ask.state, ask.bucket, version.data.acl);
    return xmlAnswer(aclDocument(acl), versionHeader(ask.bucket, version.versionId));
  },
};

const putObjectAcl: BucketApi = {
  name: 'PutObjectAcl',
  action: versioned('s3:PutObjectAcl'),
  on: 'object',
  run(ask) {
    const version = find(ask);
    const acl = requestedAcl(ask.call, version.owner, canonicalId(ask.bucket.account));
    admitAcl(ask, acl, 's3:PutObjectAcl');
    replace(ask.bucket, version, { acl });
    return empty(200, versionHeader(ask.bucket, version.versionId));
  },
};

export const objectAclRoutes: readonly Route[] = [
  { method: 'GET', on: 'object', query: ['acl'], api: getObjectAcl },
  { method: 'PUT', on: 'object', query: ['acl'], api: putObjectAcl },
];
