import type { Owner } from '../../core/facts.ts';
import type { Acl, Grant, PolicyStatement } from '../../core/settings.ts';
import { deliveryStatement } from '../logs/delivery.ts';
import { isLogDelivery, letsLogsIn, publicGrantee } from './groups.ts';

/** What the grants of a bucket's ACL would be in its policy, and those that can't be there. */
export interface Migrated {
  readonly statements: readonly PolicyStatement[];
  /** To everybody. */
  readonly everybody: readonly Grant[];
  /** To nobody of whom Cooper knows the account. */
  readonly unknown: readonly Grant[];
}

export interface Whose {
  /** The account that owns the bucket. */
  readonly account: string;
  readonly canonicalIds: Owner['canonicalIds'];
  readonly bucketArn: string;
}

/**
 * S3 might replace a canonical id in a policy by the account, so a policy names accounts.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-migrating-acls-prerequisites.html
 */
export function migrated(acl: Acl, whose: Whose): Migrated {
  const foreign = acl.grants.filter(({ grantee }) => !('id' in grantee) || grantee.id !== acl.owner);
  const others = foreign.filter((grant) => publicGrantee(grant) === null && !isLogDelivery(grant));
  const accountOf = ({ grantee }: Grant) =>
    Object.entries(whose.canonicalIds).find(([, id]) => 'id' in grantee && grantee.id === id)?.[0] ?? null;
  const accounts = [...new Set(others.map(accountOf))].filter((account) => account !== null).toSorted();
  return {
    statements: [
      ...accounts.flatMap((account) =>
        ofAccount(
          account,
          others.filter((one) => accountOf(one) === account),
          whose,
        ),
      ),
      ...(foreign.some(letsLogsIn) ? [ofLogs(whose)] : []),
    ],
    everybody: foreign.filter((grant) => publicGrantee(grant) !== null),
    unknown: others.filter((grant) => accountOf(grant) === null),
  };
}

/**
 * What each permission is as actions. WRITE_ACP is not among them: with ACLs disabled S3 refuses to write them.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#acl-access-policy-permission-mapping
 */
const onBucket: Readonly<Record<Grant['permission'], readonly string[]>> = {
  READ: ['s3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads'],
  WRITE: [],
  READ_ACP: ['s3:GetBucketAcl'],
  WRITE_ACP: [],
  FULL_CONTROL: ['s3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads', 's3:GetBucketAcl'],
};

function ofAccount(account: string, grants: readonly Grant[], { bucketArn }: Whose): readonly PolicyStatement[] {
  const actions = [...new Set(grants.flatMap(({ permission }) => onBucket[permission]))];
  const writes = grants.some(({ permission }) => permission === 'WRITE' || permission === 'FULL_CONTROL');
  const [, partition] = bucketArn.split(':');
  const Principal = { AWS: `arn:${partition}:iam::${account}:root` };
  const allow = (what: string, Action: readonly string[], Resource: string): PolicyStatement => ({
    Sid: `CooperAcl${what}${account}`,
    Effect: 'Allow',
    Principal,
    Action,
    Resource,
  });
  return [
    ...(actions.length > 0 ? [allow('Read', actions, bucketArn)] : []),
    ...(writes ? [allow('Write', ['s3:PutObject'], `${bucketArn}/*`)] : []),
  ];
}

/** The group delivers the logs of any bucket of this account; of which, its grant did not say. */
const ofLogs = ({ account, bucketArn: target }: Whose): PolicyStatement =>
  deliveryStatement({ source: null, account, target, prefix: '' }, 'CooperAclLogDelivery');
