import type { Fact } from '../../../core/fact.ts';
import type { Facts } from '../../../core/facts.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { Acl } from '../../../core/settings.ts';
import type { AclGrant, Maybe, ObjectLock, S3Facts } from '../../../policy/gates/s3-facts.ts';
import type { Caller } from '../../../policy/principals.ts';
import { blockInForce } from './block-in-force.ts';

/** What S3's own gates want to know, from what was read; `unknown` for what was not. */
export function s3Facts(facts: Facts, headers: Readonly<Record<string, string>>, caller: Asker): S3Facts {
  const { reads } = facts;
  return {
    objectOwnership: of(reads.ownershipControls, ({ ObjectOwnership }) => ObjectOwnership, 'ObjectWriter'),
    objectOwner: objectOwner(facts, caller),
    bucketOwnersId: of(reads.acl, ({ owner }) => owner, null),
    bucketAcl: of(reads.acl, grantsOf, null),
    objectAcl: facts.target.key === null ? null : objectAcl(facts),
    blockPublicAcls: blockInForce(facts, 'BlockPublicAcls'),
    ignorePublicAcls: blockInForce(facts, 'IgnorePublicAcls'),
    blockPublicPolicy: blockInForce(facts, 'BlockPublicPolicy'),
    // The policy that somebody wants to write is not part of a question.
    writtenPolicyIsPublic: 'unknown',
    requesterPays: of(reads.requestPayment, ({ Payer }) => Payer === 'Requester', false),
    objectLock: objectLock(facts),
    blockedEncryptionTypes: of(
      reads.encryption,
      ({ Rules }) => Rules.flatMap(({ BlockedEncryptionTypes }) => BlockedEncryptionTypes),
      [],
    ),
    bucketAbac: of(reads.abac, ({ Status }) => Status === 'Enabled', false),
    header: (name) => headers[name],
  };
}

/** Who asks, and whether it is somebody of the account that owns the bucket, or nobody. */
type Asker = Pick<Caller, 'account' | 'canonicalId'> & { readonly isOwner: boolean };

function of<T, Out>(fact: Fact<T> | undefined, known: (value: T) => Out, absent: Out): Maybe<Out> {
  if (fact?.is === 'known') return known(fact.value);
  return fact?.is === 'absent' ? absent : 'unknown';
}

/**
 * S3 tells the owner of an object by its canonical id, and nothing tells whose account that is: sure is only that it is
 * not the bucket owner's.
 */
function objectOwner(facts: Facts, asker: Asker): Maybe<string | null> {
  const { acl, objectAcl: ofObject } = facts.reads;
  if (ownsAll(facts)) return null;
  if (ofObject?.is !== 'known' || acl?.is !== 'known') return 'unknown';
  const { owner } = ofObject.value;
  return owner === null || owner === acl.value.owner ? null : stranger(owner, asker);
}

/** The asker itself, where its canonical id is known and says so; unknown where it is not known and might. */
function stranger(owner: string, { account, canonicalId, isOwner }: Asker): Maybe<string | null> {
  if (canonicalId === owner) return account;
  return canonicalId === null && !isOwner ? 'unknown' : `the account with the canonical id ${owner}`;
}

/** Where there is no object, nor an ACL of it, or ACLs are disabled, the bucket's owner owns whatever there is. */
function ownsAll({ target, reads: { object, objectAcl: ofObject, ownershipControls } }: Facts): boolean {
  const enforced =
    ownershipControls?.is === 'known' && ownershipControls.value.ObjectOwnership === 'BucketOwnerEnforced';
  return target.key === null || object?.is === 'absent' || ofObject?.is === 'absent' || enforced;
}

/** An object that is not there has no ACL. */
function objectAcl({ reads: { object, objectAcl: acl } }: Facts): Maybe<readonly AclGrant[] | null> {
  return object?.is === 'absent' ? null : of(acl, grantsOf, null);
}

const grantsOf = ({ grants }: Acl): readonly AclGrant[] =>
  grants.flatMap(({ grantee, permission }): AclGrant[] => {
    if ('uri' in grantee) return [{ grantee: { uri: grantee.uri }, permission }];
    return 'id' in grantee ? [{ grantee: { canonicalId: grantee.id }, permission }] : [];
  });

function objectLock({
  reads: { objectLock: lock, objectRetention, objectLegalHold },
}: Facts): Maybe<ObjectLock | null> {
  if (lock?.is === 'absent') return null;
  const retention = of(objectRetention, retentionOf, null);
  const hold = of(objectLegalHold, ({ Status }) => Status === 'ON', false);
  if (lock?.is !== 'known' || retention === 'unknown' || hold === 'unknown') return 'unknown';
  return { retention, legalHold: hold };
}

function retentionOf({ Mode, RetainUntilDate }: JsonObject): ObjectLock['retention'] {
  const until = typeof RetainUntilDate === 'string' ? new Date(RetainUntilDate) : null;
  if ((Mode !== 'COMPLIANCE' && Mode !== 'GOVERNANCE') || until === null) return null;
  return { mode: Mode, until };
}
