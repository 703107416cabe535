import { describe, expect, it } from 'vitest';
import { subjectOf } from '../../../src/analyzers/access/index.ts';
import { asked, bucketOf, foreigner, key, objectOf, role } from './facts-of.ts';

describe('about what the facts are read', () => {
  it.each([
    ['s3:GetObject', 's3:GetObject'],
    ['HeadObject', 's3:GetObject'],
    ['put-object', 's3:PutObject'],
    ['CreateMultipartUpload', 's3:PutObject'],
    ['ListObjectsV2', 's3:ListBucket'],
    ['kms:Decrypt', 'kms:Decrypt'],
  ])('%s is the action %s, which is what policies and the simulator know', (operation, action) => {
    expect(subjectOf(asked(objectOf(), role, { operation })).action).toBe(action);
  });

  it('the action that the target is for, else the one that AWS refused', () => {
    const error = `User: ${role} is not authorized to perform: s3:PutObject because no identity-based policy allows the s3:PutObject action`;
    const actions = [asked(objectOf(), role), asked(bucketOf(), role), asked(objectOf(), role, { error })];
    expect(actions.map((one) => subjectOf(one).action)).toEqual(['s3:GetObject', 's3:ListBucket', 's3:PutObject']);
  });

  it('the action on one version', () => {
    expect(subjectOf(asked(objectOf({}, { versionId: 'v1' }), role)).action).toBe('s3:GetObjectVersion');
  });

  it.each([
    [role, role],
    ['cloudfront.amazonaws.com', 'cloudfront.amazonaws.com'],
    ['*', 'anonymous'],
    [null, null],
  ])('the principal %s', (as, principal) => {
    expect(subjectOf(asked(objectOf(), as)).principal).toBe(principal);
  });

  it('the key that an error names', () => {
    const error = `User: ${foreigner} is not authorized to perform: kms:Decrypt on resource: ${key} because no identity-based policy allows the kms:Decrypt action`;
    expect(subjectOf(asked(objectOf(), null, { error }))).toMatchObject({ keyArn: key, principal: foreigner });
    expect(subjectOf(asked(objectOf(), null)).keyArn).toBeNull();
  });
});
