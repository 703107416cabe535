import { type Check, fail, judge, pass, unknown, unseen, valueOf } from '../../../core/check.ts';
import type { Outcome } from '../../../core/finding.ts';
import type { FactName, Facts } from '../../../core/facts.ts';
import { code, listed, type Words, words } from '../../../core/words.ts';
import { effective } from '../effective-block.ts';
import { publicGrants } from '../public-acl.ts';

/** ACLs count only while they are in force and not ignored (S3 user guide, «Controlling ownership of objects», «Blocking public access»). */
export const publicByAcl: Check = {
  id: 'access/public-by-acl',
  title: 'No ACL lets everybody in',
  severity: 'critical',
  reads: ['ownershipControls', 'acl', 'objectAcl', 'publicAccessBlock', 'accountPublicAccessBlock'],
  remedy: 'block-public-access',

  judge(facts) {
    // Reading an ACL shows what is in effect, so with ACLs ignored even an unseen one lets nobody in.
    if (effective(facts, 'IgnorePublicAcls').is === 'on')
      return pass(words`${code('IgnorePublicAcls')} leaves public ACLs without effect`);
    return judge(facts, ['ownershipControls'], ({ ownershipControls }) => {
      const rule = ownershipControls?.ObjectOwnership ?? 'ObjectWriter';
      const evidence = [{ call: 'GetBucketOwnershipControls', saw: rule }];
      return rule === 'BucketOwnerEnforced' ? pass(words`ACLs are disabled`, evidence) : granted(facts);
    });
  },
};

const acls = [
  ['acl', 'the bucket', 'GetBucketAcl'],
  ['objectAcl', 'the object', 'GetObjectAcl'],
] as const;

/** One public grant is enough, even where the other ACL can't be seen. */
function granted(facts: Facts): Outcome {
  const open = acls.map(([name, what, call]) => {
    const saw = publicGrants(valueOf(facts, name) ?? { owner: null, grants: [] });
    return { call, saw, said: saw.map(({ who, permission }) => words`${who} has ${code(permission)} on ${what}`) };
  });
  const said = open.flatMap((one) => one.said);
  if (said.length === 0) return nothingGranted(facts);
  const blind = unseen(facts, ['publicAccessBlock', 'accountPublicAccessBlock']);
  if (blind.length > 0)
    return unknown(
      words`There are public grants (${joined(said)}); whether ${code('IgnorePublicAcls')} is on could not be seen`,
      blind.flatMap(({ needs }) => needs),
    );
  return fail(
    words`PUBLIC by ACL: ${joined(said)}`,
    words`If that is not meant, turn on ${code('IgnorePublicAcls')}, or disable ACLs altogether.`,
    open.flatMap(({ call, saw }) => (saw.length > 0 ? [{ call, saw }] : [])),
  );
}

const joined = (said: readonly Words[]): Words => said.flatMap((one, nth) => (nth === 0 ? one : ['; ', ...one]));

function nothingGranted(facts: Facts): Outcome {
  const names: readonly FactName[] = facts.target.key === null ? ['acl'] : ['acl', 'objectAcl'];
  return judge(facts, names, () => {
    const looked = acls.filter(([name]) => facts.reads[name]?.is === 'known');
    return pass(
      words`No public grant on ${looked.length === 0 ? 'anything' : listed(looked.map(([, what]) => what))}`,
      looked.map(([, , call]) => ({ call, saw: [] })),
    );
  });
}
