import { type Check, fail, judge, notApplicable, pass } from '../../../core/check.ts';
import { code, words } from '../../../core/words.ts';

/**
 * With ACLs in force an object belongs to the account that wrote it, and an Allow in the bucket policy does not reach
 * it (S3 user guide, «Controlling ownership of objects»). BucketOwnerEnforced makes the bucket's owner own everything.
 */
export const objectOwner: Check = {
  id: 'access/object-owner',
  title: 'The bucket owner owns the object',
  severity: 'high',
  reads: ['object', 'ownershipControls', 'acl', 'objectVersions', 'objectAcl'],

  judge(facts) {
    if (facts.target.key === null) return notApplicable(words`No key was asked for`);
    if (facts.reads.object?.is === 'absent') return notApplicable(words`There is no such object`);
    return judge(facts, ['ownershipControls'], ({ ownershipControls }) => {
      const rule = ownershipControls?.ObjectOwnership ?? 'ObjectWriter';
      const enforced = [{ call: 'GetBucketOwnershipControls', saw: rule }];
      if (rule === 'BucketOwnerEnforced')
        return pass(words`ACLs are disabled, so the bucket owner owns every object`, enforced);
      return judge(facts, ['acl', 'objectVersions'], ({ acl, objectVersions }) => {
        const owner = objectVersions?.find(({ isLatest }) => isLatest)?.owner ?? null;
        if (owner === null || acl === null) return notApplicable(words`S3 did not name an owner`);
        const evidence = [
          ...enforced,
          { call: 'GetBucketAcl', saw: acl.owner },
          { call: 'ListObjectVersions', saw: owner },
        ];
        if (owner === acl.owner) return pass(words`Bucket and object have the same owner`, evidence);
        return fail(
          words`Another account wrote this object and still owns it (canonical id ${code(owner)}): the bucket policy's Allow does not reach it`,
          words`Set Object Ownership to ${code('BucketOwnerEnforced')}, which takes over every object, or let the writer put it again with ${code('bucket-owner-full-control')}.`,
          evidence,
        );
      });
    });
  },
};
