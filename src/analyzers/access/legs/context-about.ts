import type { Fact } from '../../../core/fact.ts';
import type { Facts } from '../../../core/facts.ts';
import type { Identity } from '../../../core/identity.ts';
import type { Principal } from '../../../core/principal.ts';
import type { Tag } from '../../../core/settings.ts';
import { bucketArn, objectArn } from '../../../core/target.ts';
import type { ContextAbout, Organization, Via } from '../context/types.ts';
import { identityOf } from './identity-of.ts';
import { levelsOver } from './organization-side.ts';

export interface Asking {
  readonly principal: Principal;
  /** The account that owns the bucket; null when it is not known. */
  readonly owner: string | null;
  readonly via: Via | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the facts tell of the request's condition keys; `unknown` for what was not read. */
export function contextAbout(facts: Facts, { principal, owner, via, headers }: Asking): ContextAbout {
  const { reads, target } = facts;
  const identity = identityOf(facts, principal);
  return {
    now: facts.at,
    region: reads.bucket?.is === 'known' ? reads.bucket.value.region : null,
    partition: partitionOf(principal, facts),
    bucketTags: of(reads.tagging, ({ TagSet }) => TagSet, null),
    abac: of(reads.abac, ({ Status }) => Status === 'Enabled', false),
    objectTags: objectTagsOf(facts),
    roleArn: identity?.is === 'known' && identity.value.type === 'role' ? identity.value.arn : null,
    principalTags: principalTags(identity, principal),
    principalUniqueId: identity?.is === 'known' ? identity.value.uniqueId : null,
    principalOrganization: organizationOf(facts, principal.account),
    resourceOrganization: organizationOf(facts, owner),
    encryptionContext: encryptionContext(facts) ?? 'unknown',
    versionId: target.versionId,
    via,
    headers,
    accessPoint: accessPointOf(facts),
  };
}

function of<T, Out>(fact: Fact<T> | undefined, known: (value: T) => Out, absent: Out): Out | 'unknown' {
  if (fact?.is === 'known') return known(fact.value);
  return fact?.is === 'absent' ? absent : 'unknown';
}

export const partitionOf = ({ arn }: Principal, { reads: { caller } }: Facts): string =>
  (arn ?? (caller?.is === 'known' ? caller.value.arn : '')).split(':')[1] || 'aws';

/** An object that is not there has none. */
function objectTagsOf({ target, reads: { object, objectTags } }: Facts): readonly Tag[] | null | 'unknown' {
  return target.key === null || object?.is === 'absent' ? null : of(objectTags, (tags) => tags, null);
}

function principalTags(identity: Fact<Identity> | undefined, { type }: Principal): readonly Tag[] | 'unknown' {
  if (!['user', 'role', 'assumed-role'].includes(type)) return [];
  return of(identity, ({ tags }) => tags, []);
}

/** Of an account that is not in our organization nobody knows whether it is in another one. */
function organizationOf(facts: Facts, account: string | null): Organization | null | 'unknown' {
  const { organization } = facts.reads;
  if (organization?.is === 'absent') return null;
  if (organization?.is !== 'known' || account === null) return 'unknown';
  const { id, managementAccount, accounts } = organization.value;
  const member = account === managementAccount || accounts[account] !== undefined;
  return member ? { id, paths: pathsOf(facts, id, account) } : 'unknown';
}

function pathsOf(facts: Facts, id: string, account: string): readonly string[] | null {
  const above = levelsOver(facts, 'scp', account).filter(({ level }) => level !== 'account');
  return above.length === 0 ? null : [`${[id, ...above.map((level) => level.id)].join('/')}/`];
}

/**
 * What S3 sends to KMS as `aws:s3:arn`: the object, or the bucket where a Bucket Key was used; null when it can't be told.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
 */
export function encryptionContext(facts: Facts): string | null {
  const { bucket, key } = facts.target;
  const byBucketKey = usesBucketKey(facts);
  if (byBucketKey === null) return null;
  return byBucketKey || key === null ? bucketArn(bucket) : objectArn(bucket, key);
}

/** Of the object that is there, else of one that is written by default; null when neither could be read. */
function usesBucketKey({ reads: { object, encryption } }: Facts): boolean | null {
  const head = object?.is === 'known' && 'head' in object.value ? object.value.head : null;
  if (head !== null) return head.bucketKeyEnabled;
  if (encryption?.is === 'absent') return false;
  return encryption?.is === 'known' ? encryption.value.Rules.some(({ BucketKeyEnabled }) => BucketKeyEnabled) : null;
}

function accessPointOf({ reads: { accessPoint } }: Facts): ContextAbout['accessPoint'] {
  if (accessPoint?.is !== 'known') return null;
  const { arn, account, networkOrigin } = accessPoint.value;
  return { arn, account, networkOrigin };
}
