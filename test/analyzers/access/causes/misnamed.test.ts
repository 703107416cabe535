import { describe, expect, it } from 'vitest';
import { misnamed } from '../../../../src/analyzers/access/causes/misnamed.ts';
import type { PolicyLayer } from '../../../../src/analyzers/access/legs/policy-layer.ts';
import type { PolicyStatement } from '../../../../src/core/settings.ts';
import { legOf } from '../leg-of.ts';

const allowing = (...names: readonly string[]): PolicyStatement => ({ Effect: 'Allow', Action: names, Resource: '*' });
const found = (action: string, statement: PolicyStatement, layer: PolicyLayer = 'identity') =>
  misnamed(legOf({ action, documents: [{ layer, statements: [statement] }] }));

describe('a name that is no action, in place of', () => {
  it.each([
    ['s3:GetObject', 's3:HeadObject'],
    ['s3:GetObject', 's3:SelectObjectContent'],
    ['s3:ListBucket', 's3:ListObjectsV2'],
    ['s3:ListBucket', 's3:HeadBucket'],
    ['s3:ListBucket', 's3:ListObjects*'],
    ['s3:ListBucketVersions', 's3:ListObjectVersions'],
    ['s3:ListAllMyBuckets', 's3:ListBuckets'],
    ['s3:PutObject', 's3:CopyObject'],
    ['s3:PutObject', 's3:CreateMultipartUpload'],
    ['s3:PutObject', 's3:UploadPart'],
    ['s3:DeleteObject', 's3:DeleteObjects'],
    ['s3:ListMultipartUploadParts', 's3:ListParts'],
    ['s3:ListBucketMultipartUploads', 's3:ListMultipartUploads'],
    ['s3:GetEncryptionConfiguration', 's3:GetBucketEncryption'],
    ['s3:PutLifecycleConfiguration', 's3:PutBucketLifecycleConfiguration'],
    ['s3:GetReplicationConfiguration', 's3:GetBucketReplication'],
    ['s3:PutBucketPublicAccessBlock', 's3:PutPublicAccessBlock'],
  ])('%s: %s, as it was written and in any case', (action, name) => {
    expect(found(action, allowing('s3:ListTagsForResource', name))).toBe(name);
    expect(found(action, allowing(name.toUpperCase()))).toBe(name.toUpperCase());
  });
});

it.each<[string, string, PolicyStatement, PolicyLayer?]>([
  ['the right name', 's3:GetObject', allowing('s3:GetObject')],
  ['a wrong name for another action', 's3:GetObject', allowing('s3:CopyObject')],
  ['a wrong name that is denied', 's3:GetObject', { ...allowing('s3:HeadObject'), Effect: 'Deny' }],
  ['all but a wrong name', 's3:GetObject', { Effect: 'Allow', NotAction: 's3:HeadObject', Resource: '*' }],
  ['a wrong name in another layer', 's3:GetObject', allowing('s3:HeadObject'), 'permissions_boundary'],
])('%s is no misnamed action', (_what, action, statement, layer) => {
  expect(found(action, statement, layer)).toBeNull();
});
