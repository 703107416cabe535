import { type Check, fail, judge, pass, unknown, valueOf } from '../../../core/check.ts';
import type { Outcome } from '../../../core/finding.ts';
import type { Facts } from '../../../core/facts.ts';
import { code, listed, words } from '../../../core/words.ts';
import { effective } from '../effective-block.ts';
import { publicGrants } from '../public-acl.ts';

/** ACLs count only while they are in force and not ignored (S3 user guide, «Controlling ownership of objects», «Blocking public access»). */
export const publicByAcl: Check = {
  id: 'access/public-by-acl',
  title: 'No ACL lets everybody in',
  severity: 'critical',
  reads: ['ownershipControls', 'acl', 'objectAcl', 'publicAccessBlock', 'accountPublicAccessBlock'],
  remedy: 'block-public-access',

  judge: (facts) =>
    judge(facts, ['ownershipControls'], ({ ownershipControls }) => {
      const rule = ownershipControls?.ObjectOwnership ?? 'ObjectWriter';
      const evidence = [{ call: 'GetBucketOwnershipControls', saw: rule }];
      if (rule === 'BucketOwnerEnforced') return pass(words`ACLs are disabled`, evidence);
      if (effective(facts, 'IgnorePublicAcls').is === 'on')
        return pass(
          words`ACLs are in force, but ${code('IgnorePublicAcls')} leaves public ones without effect`,
          evidence,
        );
      return judge(facts, ['acl'], () => granted(facts));
    }),
};

function granted(facts: Facts): Outcome {
  const bucket = publicGrants(valueOf(facts, 'acl') ?? { owner: null, grants: [] });
  const object = publicGrants(valueOf(facts, 'objectAcl') ?? { owner: null, grants: [] });
  const said = [
    ...bucket.map(({ who, permission }) => words`${who} has ${code(permission)} on the bucket`),
    ...object.map(({ who, permission }) => words`${who} has ${code(permission)} on the object`),
  ];
  if (said.length === 0) return nothingGranted(facts);
  if (effective(facts, 'IgnorePublicAcls').is === 'unknown')
    return unknown(words`There are public grants; whether ${code('IgnorePublicAcls')} is on could not be seen`, [
      's3:GetBucketPublicAccessBlock',
      's3:GetAccountPublicAccessBlock',
    ]);
  return fail(
    words`PUBLIC by ACL: ${said.flatMap((one, nth) => (nth === 0 ? one : ['; ', ...one]))}`,
    words`If that is not meant, turn on ${code('IgnorePublicAcls')}, or disable ACLs altogether.`,
    [{ call: 'GetBucketAcl', saw: bucket }, ...(object.length > 0 ? [{ call: 'GetObjectAcl', saw: object }] : [])],
  );
}

function nothingGranted(facts: Facts): Outcome {
  const checked = ['the bucket', ...(facts.reads.objectAcl?.is === 'known' ? ['the object'] : [])];
  const blind = facts.reads.objectAcl;
  if (blind?.is === 'denied')
    return unknown(words`The bucket's ACL is not public; the object's could not be read`, [blind.action]);
  if (blind?.is === 'failed')
    return unknown(words`The bucket's ACL is not public; reading the object's failed (${blind.why})`);
  return pass(words`No public grant on ${listed(checked)}`, [{ call: 'GetBucketAcl', saw: [] }]);
}
