import type { Place } from '../core/change.ts';
import type { SettingName } from '../core/settings.ts';
import { code, type Word, type Words, words } from '../core/words.ts';
import type { Refused } from './write-outcome.ts';

/** What a refused write means and what to do about it. */
export interface Explained {
  readonly because: Words;
  readonly next: Words;
}

interface On {
  readonly place: Place;
  readonly setting: SettingName;
}

/** What AWS's refusal of a write means, for people: the code and AWS's own words are evidence, not the explanation. */
export function explainRefusal(refused: Refused, on: On): Explained {
  const what = on.place.bucket ?? on.place.account;
  // Our own full stop is enough.
  const said = { ...refused, detail: refused.detail.replace(/\.$/, '') };
  const rule = rules.find((one) => one.fits(said, on));
  if (rule !== undefined) return rule.explain(code(what), said);
  return {
    because: words`AWS refused the write with ${code(said.code)}: ${said.detail}. That write changed nothing.`,
    next: words`Look the code up in the S3 API reference, «Error responses», and preview the change again.`,
  };
}

interface Rule {
  fits(refused: Refused, on: On): boolean;
  /** `what` is the bucket or the account. */
  explain(what: Word, refused: Refused): Explained;
}

const is =
  (...codes: readonly string[]) =>
  ({ code: said }: Refused): boolean =>
    codes.includes(said);
const saying =
  (pattern: RegExp, ...codes: readonly string[]) =>
  (refused: Refused): boolean =>
    is(...codes)(refused) && pattern.test(refused.detail);
const fixed = (because: Words, next: Words) => (): Explained => ({ because, next });
const grant = ({ needs }: Refused): Words => (needs === null ? [] : words` It needs at least: ${code(needs)}`);

/** Sessions: nothing reached S3. Codes of the STS API reference, AssumeRole. */
const ofSessions: readonly Rule[] = [
  {
    fits: is('NoWriteRole'),
    explain: (what, { detail }) => ({
      because: words`Nothing was sent for ${what}: ${detail}.`,
      next: words`Make a role with ${code('docs/write-policy.json')} and ${code('docs/write-trust-policy.json')}, and tell Cooper its ARN.`,
    }),
  },
  {
    fits: is('AssumeRole.AccessDenied'),
    explain: (_what, refused) => ({
      because: words`Cooper may not assume the write role, so nothing was sent to S3: ${refused.detail}.`,
      next: words`The role's trust policy must let Cooper assume, tag and name the session (${code('docs/write-trust-policy.json')}), with the external id if it asks for one; and Cooper's own policy must allow it.${grant(refused)}`,
    }),
  },
  {
    fits: is('AssumeRole.PackedPolicyTooLargeException', 'AssumeRole.PackedPolicyTooLarge'),
    explain: fixed(
      words`The session's policy and tags are larger than STS takes, so nothing was sent to S3.`,
      words`Shorten the names that go along as session tags, the person's ARN above all.`,
    ),
  },
  {
    fits: is('AssumeRole.RegionDisabledException'),
    explain: fixed(
      words`STS is not active for the account in the Region that Cooper asks it in, so nothing was sent to S3.`,
      words`Activate it in the IAM console's account settings, or start Cooper in another Region.`,
    ),
  },
  {
    fits: ({ code: said }) => said.startsWith('AssumeRole.'),
    explain: (_what, { detail, retry }) => ({
      because: words`The write role could not be assumed, so nothing was sent to S3: ${detail}.`,
      next: retry ? words`Try again in a minute.` : words`Check the role's ARN and Cooper's own credentials.`,
    }),
  },
];

/** What S3 forbids by a setting of its own (S3 user guide, «Blocking public access», and «Controlling ownership of objects»). */
const ofGuards: readonly Rule[] = [
  {
    fits: (refused, { setting }) =>
      setting === 'policy' && saying(/BlockPublicPolicy|Block Public Access/i, 'AccessDenied')(refused),
    explain: (what) => ({
      because: words`Block Public Access of the bucket or its account forbids ${what} a policy that is public, and S3 counts this one as public.`,
      next: words`Name the principals instead of ${code('*')}, or restrict it by a fixed condition; Block Public Access stays on.`,
    }),
  },
  {
    fits: (refused, { setting }) =>
      setting === 'acl' && saying(/BlockPublicAcls|Block Public Access/i, 'AccessDenied')(refused),
    explain: (what) => ({
      because: words`Block Public Access of the bucket or its account forbids ${what} an ACL that grants everybody something.`,
      next: words`Leave out the grants to the groups AllUsers and AuthenticatedUsers, or share by policy.`,
    }),
  },
  {
    fits: (refused, { setting }) => setting === 'versioning' && saying(/mfa/i, 'AccessDenied')(refused),
    explain: (what) => ({
      because: words`MFA delete is on for ${what}: only the root user, with a code from its device, may change versioning.`,
      next: words`Ask whoever holds the root user's device. Cooper never does this.`,
    }),
  },
  {
    fits: is('InvalidBucketAclWithObjectOwnership'),
    explain: (what) => ({
      because: words`The ACL of ${what} grants somebody else something, and ACLs can't be disabled while it does.`,
      next: words`Move those grants into the bucket policy, and set the ACL back to private first.`,
    }),
  },
  {
    fits: is('AccessControlListNotSupported'),
    explain: (what) => ({
      because: words`ACLs are disabled for ${what} (Object Ownership is BucketOwnerEnforced), so its ACL can't be written.`,
      next: words`Restore Object Ownership first if the ACL must come back, or grant by policy.`,
    }),
  },
  {
    fits: is('InvalidBucketState'),
    explain: (what, { detail }) => ({
      because: words`The state of ${what} does not allow it: ${detail}. Where Object Lock is on, versioning can't be suspended.`,
      next: words`Nothing to do where versioning is to stay on; Object Lock can't be switched off.`,
    }),
  },
];

/** Documents that S3 doesn't take (S3 API reference, «Error responses»). */
const ofDocuments: readonly Rule[] = [
  {
    fits: saying(/principal/i, 'MalformedPolicy'),
    explain: (what) => ({
      because: words`The policy for ${what} names a principal that is no longer there: S3 takes only those that exist.`,
      next: words`Take the deleted user or role (an id such as ${code('AIDA…')} or ${code('AROA…')}) out of the policy, and preview again.`,
    }),
  },
  {
    fits: is('MalformedPolicy', 'PolicyTooLarge', 'InvalidPolicyDocument'),
    explain: (what, { detail }) => ({
      because: words`S3 does not take this document as the policy of ${what}: ${detail}.`,
      next: words`Mend it: every statement needs a principal, actions that fit, and resources of this bucket; 20 KB is the limit. Then preview again.`,
    }),
  },
  {
    fits: is('InvalidTargetBucketForLogging', 'CrossLocationLoggingProhibitted'),
    explain: (what, { detail }) => ({
      because: words`${what} can't send its access logs there: ${detail}.`,
      next: words`Choose a bucket of the same account and Region, without default retention, whose policy lets ${code('logging.s3.amazonaws.com')} write.`,
    }),
  },
  {
    fits: ({ code: said }) => said.startsWith('KMS.'),
    explain: (what, { detail }) => ({
      because: words`AWS KMS refused the key that ${what} should use: ${detail}.`,
      next: words`Check that the key is there, enabled, in the bucket's Region, and named by its full ARN.`,
    }),
  },
  {
    fits: is('MalformedXML', 'InvalidArgument', 'InvalidRequest', 'IllegalVersioningConfigurationException'),
    explain: (what, { detail }) => ({
      because: words`S3 does not take this configuration for ${what}: ${detail}.`,
      next: words`Preview again; what was there before may itself be in a form that S3 no longer takes.`,
    }),
  },
];

/** Permissions and moments. */
const ofEverything: readonly Rule[] = [
  {
    fits: saying(/explicit deny/i, 'AccessDenied'),
    explain: (what, { detail }) => ({
      because: words`A policy forbids the write role to change ${what}: ${detail}.`,
      next: words`Ask whoever owns that policy for an exception for the write role; a further Allow changes nothing.`,
    }),
  },
  {
    fits: saying(/no session policy allows/i, 'AccessDenied'),
    explain: (what, { detail }) => ({
      because: words`The session that Cooper narrowed to this write does not allow it on ${what}: ${detail}.`,
      next: words`This is a fault of Cooper's: report it with the change's id.`,
    }),
  },
  {
    fits: is('AccessDenied', 'MethodNotAllowed'),
    explain: (what, refused) => ({
      because: words`The write role may not change ${what}, or the bucket is not the expected account's: ${refused.detail}.`,
      next: words`Allow the write role this, or check who owns the bucket now.${grant(refused)}`,
    }),
  },
  {
    fits: is('NoSuchBucket', 'PermanentRedirect', 'AuthorizationHeaderMalformed'),
    explain: (what) => ({
      because: words`${what} is no longer where it was when the change was previewed.`,
      next: words`Preview the change again: a bucket of this name may be somebody else's now.`,
    }),
  },
  {
    fits: is('OperationAborted'),
    explain: (what) => ({
      because: words`Another configuration of ${what} is being written at this moment.`,
      next: words`Try again in a minute.`,
    }),
  },
  {
    fits: ({ retry }) => retry,
    explain: (what, { detail }) => ({
      because: words`AWS did not take the write for ${what} at this moment: ${detail}.`,
      next: words`Try again in a minute.`,
    }),
  },
  {
    fits: is('Unwritable'),
    explain: (what, { detail }) => ({
      because: words`AWS has no way to make ${what} this, so nothing was sent: ${detail}.`,
      next: words`Leave it as it is, or preview another change.`,
    }),
  },
];

const rules: readonly Rule[] = [...ofSessions, ...ofGuards, ...ofDocuments, ...ofEverything];
