import { type Check, fail, judge, notApplicable, pass } from '../../../core/check.ts';
import type { Evidence, Outcome } from '../../../core/finding.ts';
import type { Facts } from '../../../core/facts.ts';
import { code, words } from '../../../core/words.ts';

/**
 * With ACLs in force an object belongs to the account that wrote it, and an Allow in the bucket policy does not reach
 * it (S3 user guide, «Controlling ownership of objects»). BucketOwnerEnforced makes the bucket's owner own everything.
 */
export const objectOwner: Check = {
  id: 'access/object-owner',
  title: 'The bucket owner owns the object',
  severity: 'high',
  remedy: 'disable-acls',
  reads: ['object', 'ownershipControls', 'acl', 'objectVersions', 'objectAcl'],

  judge(facts) {
    if (facts.target.key === null) return notApplicable(words`No key was asked for`);
    if (facts.reads.object?.is === 'absent') return notApplicable(words`There is no such object`);
    return judge(facts, ['ownershipControls'], ({ ownershipControls }) => {
      const rule = ownershipControls?.ObjectOwnership ?? 'ObjectWriter';
      const enforced = [{ call: 'GetBucketOwnershipControls', saw: rule }];
      if (rule === 'BucketOwnerEnforced')
        return pass(words`ACLs are disabled, so the bucket owner owns every object`, enforced);
      return compared(facts, enforced);
    });
  },
};

/** The object's own ACL names its owner too: either call is enough. */
function compared(facts: Facts, enforced: readonly Evidence[]): Outcome {
  const { objectAcl } = facts.reads;
  if (objectAcl?.is === 'known' && objectAcl.value.owner !== null)
    return sameOwner(facts, [...enforced, { call: 'GetObjectAcl', saw: objectAcl.value.owner }], objectAcl.value.owner);
  return judge(facts, ['objectVersions'], ({ objectVersions }) => {
    const asked = facts.target.versionId;
    const version = objectVersions?.find((one) => (asked === null ? one.isLatest : one.versionId === asked));
    const owner = version?.owner ?? null;
    if (owner === null) return notApplicable(words`S3 did not name an owner`);
    return sameOwner(facts, [...enforced, { call: 'ListObjectVersions', saw: owner }], owner);
  });
}

function sameOwner(facts: Facts, evidence: readonly Evidence[], owner: string): Outcome {
  return judge(facts, ['acl'], ({ acl }) => {
    if (acl === null || acl.owner === null) return notApplicable(words`S3 did not name the bucket's owner`);
    const both = [...evidence, { call: 'GetBucketAcl', saw: acl.owner }];
    if (owner === acl.owner) return pass(words`Bucket and object have the same owner`, both);
    return fail(
      words`Another account wrote this object and still owns it (canonical id ${code(owner)}): the bucket policy's Allow does not reach it`,
      words`Set Object Ownership to ${code('BucketOwnerEnforced')}, which takes over every object, or let the writer put it again with ${code('bucket-owner-full-control')}.`,
      both,
    );
  });
}
