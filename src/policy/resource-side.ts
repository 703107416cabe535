import type { Circumstances } from './circumstances.ts';
import type { GateReason } from './decision.ts';
import { aclCouldGive, aclGives } from './gates/acl.ts';
import { keyGrantGives } from './gates/key-grants.ts';
import { type ForeignObject, foreignObject } from './gates/object-owner.ts';
import { type Asked, judge, type Judged } from './judge.ts';
import { type Judgement, judgementOf } from './judgement.ts';
import type { Policies } from './policies.ts';
import type { Policy } from './policy.ts';
import { type Strength, strongest } from './principals.ts';

/**
 * What is asked for: the bucket, by policy and ACL, or the key, by policy and grants; and the access point on the way
 * to it. Whoever is not of the owner's account needs an Allow from each; an account's own identity policies open its
 * buckets, but its keys and roles only where key policy and trust policy say so.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function resourceSide(asked: Asked, policies: Policies, about: Circumstances): readonly Judgement[] {
  const point = about.accessPoint;
  if (!point) return bucketOrKey(asked, policies, about);
  const behind = { ...asked, resource: point.underlying };
  return [...bucketOrKey(behind, policies, about), accessPoint(asked, policies, about, point.account)];
}

function accessPoint(asked: Asked, policies: Policies, about: Circumstances, account: string): Judgement {
  const judged = said('access_point', policies.accessPoint ?? null, asked, about);
  return judgementOf('access_point', judged, mustAllow(asked, account), asked, about);
}

function bucketOrKey(asked: Asked, policies: Policies, about: Circumstances): readonly Judgement[] {
  const found = withoutExemption(asked, policies, about);
  return isOwnerExempt(asked, about) ? found.map((one) => ({ ...one, denied: false })) : found;
}

function withoutExemption(asked: Asked, { resource }: Policies, about: Circumstances): readonly Judgement[] {
  const judged = said('resource', resource, asked, about);
  const must = mustAllow(asked, about.owner);
  if (isKey(asked)) return withGrants(asked, judged, about, must);
  const { s3 } = about;
  const foreign = s3 ? foreignObject(asked, about, s3) : null;
  if (foreign === null) return withAcls(asked, judged, about, must);
  return foreign.is === 'unknown'
    ? perhaps(asked, judged, about, must, foreign)
    : owned(asked, judged, about, must, foreign);
}

function owned(asked: Asked, judged: Judged, about: Circumstances, must: boolean, foreign: ForeignObject) {
  const { given, aclCouldGive: couldGive } = foreign;
  if (given !== null) return [judgementOf('resource', { ...judged, allowed: [given] }, must, asked, about)];
  const bucket = judgementOf('resource', judged, must, asked, about);
  return [...withAclHint([bucket], couldGive), refusal('ownership', ownedElsewhere)];
}

/** Nobody knows whose object it is: at best either side may let the caller in, at worst both must. */
function perhaps(asked: Asked, judged: Judged, about: Circumstances, must: boolean, { given }: ForeignObject) {
  if (asked.outlook === 'best') return withAcls(asked, plus(judged, given), about, must);
  if (given === null) return [...withAcls(asked, judged, about, must), refusal('ownership', ownedElsewhere)];
  return withAcls(asked, { ...judged, allowed: judged.allowed.length > 0 ? [given] : [] }, about, must);
}

const ownedElsewhere = 'another account owns the object, and its ACL does not let the caller in';

function withAcls(asked: Asked, judged: Judged, about: Circumstances, must: boolean): readonly Judgement[] {
  const { s3 } = about;
  const given = s3 ? aclGives(asked, about, s3) : null;
  const bucket = judgementOf('resource', plus(judged, given), must, asked, about);
  return withAclHint([bucket], bucket.silent && !bucket.denied && s3 !== undefined && aclCouldGive(asked, about, s3));
}

/** Where an ACL with the right entry would have been enough, it stands in the way too. */
const withAclHint = (found: readonly Judgement[], couldGive: boolean): readonly Judgement[] =>
  couldGive ? [...found, refusal('acl', 'no ACL lets the caller in')] : found;

/** A key counts as silent only when its grants are silent too. */
function withGrants(asked: Asked, judged: Judged, about: Circumstances, must: boolean): readonly Judgement[] {
  const given = about.key ? keyGrantGives(asked, about.key) : null;
  return [judgementOf('resource', plus(judged, given), must, asked, about)];
}

const plus = (judged: Judged, given: Strength | null): Judged =>
  given === null ? judged : { ...judged, allowed: [...judged.allowed, given] };

function refusal(layer: GateReason['layer'], because: string): Judgement {
  return { layer, denied: false, silent: true, allowed: [], reasons: [], gate: { layer, refuses: true, because } };
}

/** An unread policy may, in the best outlook, name the caller as closely as can be. */
function said(layer: 'resource' | 'access_point', policy: Policy | null, asked: Asked, about: Circumstances): Judged {
  const judged = judge(policy ? [policy] : [], asked, layer);
  const hoped = about.unread.includes(layer) && asked.outlook === 'best';
  return plus(judged, hoped ? strongest[asked.caller.type] : null);
}

/** Nobody else stands for the anonymous and for AWS services. */
export const isAlone = ({ caller }: Asked): boolean => caller.type === 'anonymous' || caller.type === 'service';

const mustAllow = (asked: Asked, owner: string): boolean =>
  isAlone(asked) || asked.caller.account !== owner || isKey(asked) || isRole(asked);

const isKey = ({ resource }: Asked): boolean => resource.segments?.[2] === 'kms';

const isRole = ({ resource, action }: Asked): boolean =>
  resource.segments?.[2] === 'iam' && action.startsWith('sts:assumerole');

const always = ['s3:getbucketpolicy', 's3:putbucketpolicy', 's3:deletebucketpolicy'];

/**
 * The root user of the owning account is not held by a Deny of the bucket policy on the bucket policy itself.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 */
const isOwnerExempt = ({ caller, action }: Asked, { owner }: Circumstances): boolean =>
  caller.type === 'root' && caller.account === owner && always.includes(action);
