import { recall, remember } from '../../../history.ts';
import { type BucketApi, empty, type Route, xmlAnswer } from '../api.ts';
import { canonicalId } from '../canonical-id.ts';
import { admitAcl } from './admitted.ts';
import { aclDocument, effectiveAcl } from './effective.ts';
import { requestedAcl } from './requested.ts';

const getBucketAcl: BucketApi = {
  name: 'GetBucketAcl',
  action: 's3:GetBucketAcl',
  on: 'bucket',
  run({ state, bucket, staleMs }) {
    const stored = recall(bucket.acl, staleMs, Date.now());
    const owner = canonicalId(bucket.account);
    return xmlAnswer(aclDocument(effectiveAcl(state, bucket, stored ?? { owner, grants: [] })));
  },
};

const putBucketAcl: BucketApi = {
  name: 'PutBucketAcl',
  action: 's3:PutBucketAcl',
  on: 'bucket',
  signedOnly: true,
  run(ask) {
    const owner = canonicalId(ask.bucket.account);
    const acl = requestedAcl(ask.call, owner, owner);
    admitAcl(ask, acl, 's3:PutBucketAcl');
    ask.bucket.acl = remember(ask.bucket.acl, acl, Date.now());
    return empty();
  },
};

export const bucketAclRoutes: readonly Route[] = [
  { method: 'GET', on: 'bucket', query: ['acl'], api: getBucketAcl },
  { method: 'PUT', on: 'bucket', query: ['acl'], api: putBucketAcl },
];
