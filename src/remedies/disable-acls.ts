import { z } from 'zod';
import type { Plan, Remedy, Seen } from '../core/remedy.ts';
import type { Acl, Grant, PolicyDocument, PublicAccessBlock } from '../core/settings.ts';
import { code, listed, type Words, words } from '../core/words.ts';
import { publicGrantee } from './acls/groups.ts';
import { type Migrated, migrated } from './acls/migrated.ts';
import { accountOf, bucketOf, withArn } from './plans/place.ts';
import { looking, nothing, planned, refused } from './plans/plan.ts';
import { freshSid, saysSo, tooLong, withStatements } from './policies/statements.ts';

interface Params {
  /** What becomes of grants to everybody, which nobody should put into a policy unasked. */
  readonly 'public-grants'?: 'drop' | undefined;
}

const reads = [
  'bucket',
  'owner',
  'ownershipControls',
  'acl',
  'policy',
  'publicAccessBlock',
  'accountPublicAccessBlock',
] as const;

/**
 * Grants to other accounts move into the policy, then the ACL is reset, then ACLs are disabled: S3 refuses that while the
 * ACL lets anybody else in.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-migrating-acls-prerequisites.html
 */
export const disableAcls: Remedy<Params> = {
  id: 'disable-acls',
  version: 1,
  title: 'Disable access control lists',
  risk: 'B',
  on: 'bucket',
  params: z.strictObject({ 'public-grants': z.literal('drop').optional() }),
  usage: '[public-grants=drop]',
  reads,

  plan: (seen, { 'public-grants': publicGrants }) =>
    looking(seen.facts, reads, ({ ownershipControls, acl, policy, owner, ...blocks }) =>
      withArn(seen.facts, (bucketArn) => {
        if (ownershipControls?.ObjectOwnership === 'BucketOwnerEnforced') return nothing(already(seen));
        const account = accountOf(seen.facts);
        if (acl === null || acl.owner === null || account === null) return ownerless(seen);
        const moved = migrated(acl, { account, bucketArn, canonicalIds: owner?.canonicalIds ?? {} });
        const isDropped = publicGrants === 'drop';
        const block = [blocks.publicAccessBlock, blocks.accountPublicAccessBlock];
        return inTheWay(moved, isDropped) ?? planOf(seen, { acl, policy, moved, block });
      }),
    ),
};

const already = ({ facts }: Seen): Words => words`ACLs are disabled for ${code(facts.target.bucket)}.`;

const ownerless = ({ facts }: Seen): Plan =>
  refused(
    words`Nobody knows who owns ${code(facts.target.bucket)}, and its ACL must be reset to the owner.`,
    words`Allow Cooper's read role ${code('s3:ListAllMyBuckets')} and ${code('s3:GetBucketAcl')}, and ask again.`,
  );

function inTheWay({ everybody, unknown }: Migrated, isDropped: boolean): Plan | null {
  if (unknown.length > 0)
    return refused(
      words`The ACL grants ${listed(unknown.map(spelled))}, and Cooper does not know whose that is: it can't be put into the policy.`,
      words`Allow that account in the bucket policy if it still needs the bucket, take the grant out of the ACL, and ask again.`,
    );
  if (everybody.length === 0 || isDropped) return null;
  return refused(
    words`The ACL is public: it grants ${listed(everybody.map(spelled))}.`,
    words`Ask again with ${code('public-grants=drop')} if nobody needs that; else write the policy that is meant first.`,
  );
}

interface Found {
  readonly acl: Acl;
  readonly policy: PolicyDocument | null;
  readonly moved: Migrated;
  /** Of the bucket and of its account. */
  readonly block: readonly (PublicAccessBlock | null)[];
}

function planOf(seen: Seen, found: Found): Plan {
  const { acl, policy, moved } = found;
  const target = bucketOf(seen.facts);
  const document = withGrants(policy, moved);
  const owner = acl.owner ?? '';
  const own: Acl = { owner, grants: [{ grantee: { id: owner }, permission: 'FULL_CONTROL' }] };
  const steps = [
    { target, setting: 'policy', after: document },
    { target, setting: 'acl', after: own, ...undoneOf(found) },
    { target, setting: 'ownershipControls', after: { ObjectOwnership: 'BucketOwnerEnforced' } },
  ] as const;
  const full = document === policy || document === null ? null : tooLong(document);
  return full ?? planned(seen, steps, already(seen), { loses: losers(moved), ...said(found, document !== policy) });
}

function withGrants(policy: PolicyDocument | null, { statements }: Migrated): PolicyDocument | null {
  const missing = statements.filter((one) => !saysSo(policy, one));
  if (missing.length === 0) return policy;
  const named = missing.map((one) => ({ ...one, Sid: freshSid(one.Sid ?? '', policy) }));
  return withStatements(policy, named);
}

const isOn = (flag: keyof PublicAccessBlock, { block }: Found): boolean =>
  block.some((level) => level?.[flag] === true);

/** Public grants that are dropped for good: S3 would refuse to write them back. */
const areGone = (found: Found): boolean => found.moved.everybody.length > 0 && isOn('BlockPublicAcls', found);

function undoneOf(found: Found): { readonly undone?: Acl } {
  if (!areGone(found)) return {};
  const { owner, grants } = found.acl;
  return { undone: { owner, grants: grants.filter((grant) => publicGrantee(grant) === null) } };
}

function said(found: Found, isMoved: boolean) {
  const isHiding = isOn('IgnorePublicAcls', found);
  return {
    notes: [
      ...(isMoved ? [words`What the ACL grants to others moves into the bucket policy.`] : []),
      ...(isHiding ? [hidden] : []),
    ],
    undoLeaves: areGone(found) ? blocked : isHiding ? unseen : null,
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html */
const losers = ({ everybody }: Migrated): readonly Words[] => [
  ...everybody.map((grant) => words`${spelled(grant)}: the grant is dropped.`),
  words`Uploads that send an ACL other than ${code('bucket-owner-full-control')}, and calls that write an ACL: S3 answers 400 ${code('AccessControlListNotSupported')}.`,
  words`Readers of objects through the ACLs of objects. Access logs mark such requests with ${code('Yes')} under ${code('aclRequired')}.`,
  words`Other accounts that own objects here: the bucket's owner owns them from then on.`,
];

const hidden = words`${code('IgnorePublicAcls')} is on, so S3 does not show public grants of the ACL. If it holds any, it refuses to disable ACLs (${code('InvalidBucketAclWithObjectOwnership')}): reset the ACL with ${code('put-bucket-acl --acl private')} then.`;
const unseen = words`Undo restores the ACL as S3 shows it: public grants that ${code('IgnorePublicAcls')} hides don't come back if the ACL is reset.`;
const blocked = words`Undo restores the ACL without its public grants, because ${code('BlockPublicAcls')} is on.`;

/** `READ to everyone on the internet` */
function spelled(grant: Grant) {
  const { grantee, permission } = grant;
  const who = publicGrantee(grant) ?? Object.values(grantee)[0];
  return code(`${permission} to ${who}`);
}
