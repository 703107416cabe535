import { policyTypeOf } from './policy-type.ts';
import type { Effect, PolicyType } from './types.ts';

/** Why AWS says that it refused. `cause` only where the reason itself decides it. */
export interface Reason {
  readonly effect: Effect | null;
  readonly policyType: PolicyType | null;
  readonly policyArn: string | null;
  readonly cause: string | null;
}

const none: Reason = { effect: null, policyType: null, policyArn: null, cause: null };

/**
 * Reasons of S3's and KMS's own, beside policies. S3 user guide, «Troubleshoot access denied (403 Forbidden) errors»,
 * and the wordings seen before that page, 2026-10. KMS leaves three causes open on purpose.
 */
const ofServices: readonly (readonly [RegExp, Partial<Reason>])[] = [
  [/\bby the BlockPublicAcls\b|public (?:access control lists|ACLs)\b.{0,80}(?:blocked|prevented)/i, bpa('D16')],
  [/\bby the BlockPublicPolicy\b|public policies are (?:blocked|prevented)/i, bpa('D18')],
  [
    /blocked upload requests that specify Server.Side Encryption with Customer.provided keys|\bblocked\b.{0,80}\(?SSE-C\b/i,
    { effect: 'explicit', policyType: 'bucket_encryption', cause: 'D27' },
  ],
  [
    /protected by (?:an )?(?:s3 )?object lock|object is (?:WORM|under (?:legal hold|retention))/i,
    { effect: 'explicit', policyType: 'object_lock', cause: 'D23' },
  ],
  [
    /no resource.{1,2}based policies allow access, or a resource.{1,2}based policy explicitly denies/i,
    { cause: 'F05' },
  ],
  [/the resource does not exist in this region/i, { cause: 'F05' }],
];

function bpa(cause: string): Partial<Reason> {
  return { effect: 'explicit', policyType: 'block_public_access', cause };
}

/** Where the next refusal of the same paste begins: its reason is its own. */
const another = /\bnot\s{1,9}authorized\s{1,9}to\s{1,9}perform\b/i;

/** The reason in what follows «is not authorized to perform: … on resource: …». */
export function reasonIn(tail: string): Reason {
  const [near = ''] = tail.slice(0, 1500).split(another, 1);
  return serviceReason(near) ?? explicitReason(near) ?? implicitReason(near) ?? none;
}

/** A reason that S3 may also give alone, without naming anybody. */
export function serviceReason(text: string): Reason | null {
  const row = ofServices.find(([words]) => words.test(text));
  return row ? { ...none, ...row[1] } : null;
}

function explicitReason(tail: string): Reason | null {
  const [whole, words = ''] =
    /\b(?:explicit(?:ly)? den(?:y|ied)|explicit denial)(?:\s+(?:in|by|from)(?:\s+(?:an?|the))?\s+([^,;:]{1,120}))?/i.exec(
      tail,
    ) ?? [];
  if (whole === undefined) return null;
  const through = /transitively through an? (service|resource) control policy/i.exec(tail)?.[1]?.toLowerCase();
  const policyType = through === undefined ? policyTypeOf(words) : through === 'service' ? 'scp' : 'rcp';
  return { ...none, effect: 'explicit', policyType, policyArn: policyArnIn(tail) };
}

/** The IAM user guide shows the silence of a trust policy without the «no» (the page above, «role trust policies»). */
const silentTrust = /\bbecause\s+the\s+(role trust policy)\s+allows\b/i;
/** The paste ended inside the reason, but behind the policy's type. */
const cutShort = /\bbecause\s+no\s+([\w -]{1,40}(?:policy|boundary))\W{0,3}$/i;

function implicitReason(tail: string): Reason | null {
  const [whole, words = ''] =
    /\bbecause\s+no\s+(.{1,80}?)\s+(?:allows?|grants?|permits?)\b/i.exec(tail) ??
    silentTrust.exec(tail) ??
    cutShort.exec(tail) ??
    [];
  return whole === undefined ? null : { ...none, effect: 'implicit', policyType: policyTypeOf(words) };
}

/**
 * Given since 2026-08 for explicit denials of policies that have an ARN: «, with policy ARN: …» (IAM user guide, the page
 * above), or behind a colon alone
 * (https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns).
 */
function policyArnIn(tail: string): string | null {
  const [, arn] =
    /\b(?:policy ARNs?:?|policy:|boundary:)\s*["'`*[<(]{0,3}(arn:[\w-]{1,20}:(?:iam|organizations):[^\s"'`<>,;)\]]+)/i.exec(
      tail,
    ) ?? [];
  return arn?.replace(/(?<![.:*_])[.:*_]{1,4}$/, '') ?? null;
}
