import type { FactName, Facts } from '../../../core/facts.ts';
import { partitionOf } from '../../../core/partition.ts';
import type { Layer } from '../../../policy/decision.ts';
import type { Maybe, S3Facts } from '../../../policy/gates/s3-facts.ts';
import type { Policy } from '../../../policy/policy.ts';
import { type Statement, statementsOf } from '../../../policy/statements.ts';
import { cutOff } from '../../access/legs/cut-off.ts';
import { unreadOf } from '../../access/legs/policies-of.ts';
import { bucketSide } from '../../access/legs/resource-side.ts';
import { s3Facts } from '../../access/legs/s3-facts.ts';

/** The bucket's side of any request, before or after: its policy, read once. */
export interface Side {
  readonly facts: Facts;
  /** Null where there is none, and where it could not be read: `unread` tells. */
  readonly policy: Policy | null;
  /** In the order of the policy's rules. */
  readonly statements: readonly Statement[];
  readonly unread: readonly Layer[];
  readonly publicPolicyCutOff: Maybe<boolean>;
  readonly partition: string;
  /** Some ACL grants, or may grant, something to others than the owner. */
  readonly hasAcl: boolean;
  /** The same whoever asks: no object of another owner's is meant. */
  readonly s3: S3Facts;
}

/** `other`: the other side, whose policy is taken where it is the same one. */
export function sideOf(read: Facts, other?: Side): Side {
  const facts = ofBucket(read);
  const { policy, statements, unread } =
    other !== undefined && other.facts.reads.policy === facts.reads.policy ? other : policyIn(facts);
  return {
    facts,
    policy,
    statements,
    unread,
    publicPolicyCutOff: cutOff(facts, { resource: policy, accessPoint: null }),
    partition: partitionIn(facts, statements),
    hasAcl: hasAcl(facts),
    s3: s3Facts(facts, {}, { account: null, canonicalId: null, isOwner: true }),
  };
}

function policyIn(facts: Facts): Pick<Side, 'policy' | 'statements' | 'unread'> {
  const side = bucketSide(facts);
  const [document] = side.documents;
  return {
    policy: document?.policy ?? null,
    statements: document === undefined ? [] : statementsOf(document.document),
    unread: unreadOf(side),
  };
}

function hasAcl({ reads: { acl, ownershipControls: controls } }: Facts): boolean {
  if (controls?.is === 'known' && controls.value.ObjectOwnership === 'BucketOwnerEnforced') return false;
  if (acl?.is !== 'known') return true;
  const { owner, grants } = acl.value;
  return grants.some(({ grantee }) => !('id' in grantee) || grantee.id !== owner);
}

/** What was read of somebody in particular, of one object, or of one way to the bucket: none of them is meant. */
const notMeant: readonly string[] = [
  'identity',
  'session',
  'object',
  'objectHead',
  'objectAcl',
  'objectTags',
  'accessPoint',
  'vpcEndpoints',
] satisfies readonly FactName[];

function ofBucket({ target, at, reads }: Facts): Facts {
  const others = Object.fromEntries(Object.entries(reads).filter(([name]) => !notMeant.includes(name)));
  return { at, reads: others, target: { ...target, key: null, versionId: null, accessPoint: null } };
}

function partitionIn({ target, reads: { bucket } }: Facts, statements: readonly Statement[]): string {
  const region = (bucket?.is === 'known' ? bucket.value.region : null) ?? target.region;
  if (region !== null) return partitionOf(region);
  return /arn:(aws[a-z-]*):s3:::/.exec(JSON.stringify(statements.map(({ statement }) => statement)))?.[1] ?? 'aws';
}
