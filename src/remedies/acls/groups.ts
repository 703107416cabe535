import type { Grant } from '../../core/settings.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee-predefined-groups */
const logDelivery = 'http://acs.amazonaws.com/groups/s3/LogDelivery';
const everybody: Readonly<Record<string, string>> = {
  'http://acs.amazonaws.com/groups/global/AllUsers': 'everyone on the internet',
  'http://acs.amazonaws.com/groups/global/AuthenticatedUsers': 'anyone with an AWS account',
};

/** Whom a public grant is for, in words; null for a grant that is not public. */
export const publicGrantee = ({ grantee }: Grant): string | null =>
  'uri' in grantee ? (everybody[grantee.uri] ?? null) : null;

export const isLogDelivery = ({ grantee }: Grant): boolean => 'uri' in grantee && grantee.uri === logDelivery;

/** To write is what delivery needs of the ACL. */
export const letsLogsIn = (grant: Grant): boolean =>
  isLogDelivery(grant) && (grant.permission === 'WRITE' || grant.permission === 'FULL_CONTROL');
