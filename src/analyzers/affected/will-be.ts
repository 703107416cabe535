import { absent, known } from '../../core/fact.ts';
import type { Facts, Reads } from '../../core/facts.ts';
import type { PlannedStep } from '../../core/remedy.ts';
import { effective } from '../access/effective-block.ts';
import { ownerOf } from '../access/legs/owner.ts';

/** The facts as they would be read once the steps are made. What would have to be read anew is left out. */
export function willBe(facts: Facts, steps: readonly PlannedStep[]): Facts {
  const here = steps.filter((step) => isHere(facts, step));
  const changed: Reads = Object.fromEntries(
    here.map(({ setting, after }) => [setting, after === null ? absent : known(after)]),
  );
  const after = { ...facts, reads: { ...facts.reads, ...changed } };
  return { ...after, reads: without(after.reads, stale(facts, after, changed)) };
}

/** Whether a step is about the bucket of these facts, or about the account that owns it. */
export function isHere(facts: Facts, { target, setting }: PlannedStep): boolean {
  if (setting !== 'accountPublicAccessBlock') return target.bucket === facts.target.bucket;
  const owner = ownerOf(facts);
  return owner === null || target.account === null || target.account === owner;
}

/** What was read before and says nothing of afterwards: S3's word on another policy, and ACLs that come to light. */
function stale(was: Facts, will: Facts, changed: Reads): readonly (keyof Reads)[] {
  const ofPolicy = changed.policy === undefined ? [] : (['policyStatus', 'publicCheck'] as const);
  const hiddenAcl = changed.acl === undefined && comeToLight(was, will);
  return [...ofPolicy, ...(hiddenAcl ? (['acl'] as const) : [])];
}

/**
 * An ACL is read as it works, not as it is stored: with ACLs disabled or public ones ignored, grants may be hidden.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
function comeToLight(was: Facts, will: Facts): boolean {
  if (disables(will)) return false;
  return disables(was) || (ignores(was) && !ignores(will));
}

export const disables = ({ reads: { ownershipControls } }: Facts): boolean =>
  ownershipControls?.is === 'known' && ownershipControls.value.ObjectOwnership === 'BucketOwnerEnforced';

export const ignores = (facts: Facts): boolean => effective(facts, 'IgnorePublicAcls').is === 'on';

const without = (reads: Reads, names: readonly (keyof Reads)[]): Reads =>
  Object.fromEntries(Object.entries(reads).filter(([name]) => !names.some((gone) => gone === name)));
