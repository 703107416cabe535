import { rows } from './row.ts';

/**
 * Organization, network, and conditions on the request.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export const organization = rows(
  [
    'E01',
    'scp',
    'org-admin',
    'No service control policy allows it at one level of the organization',
    'Every level from the root to the account must allow it.',
  ],
  [
    'E02',
    'scp',
    'org-admin',
    'A service control policy denies it',
    'Meet its condition, or let the organization exempt the principal.',
  ],
  [
    'E03',
    'rcp',
    'org-admin',
    'A resource control policy denies it',
    'Meet its condition, or let the organization that owns the bucket exempt the principal.',
  ],
  [
    'E04',
    'vpc_endpoint',
    'network-admin',
    'The policy of the VPC endpoint does not allow it',
    'Allow it in the endpoint policy.',
  ],
  [
    'E05',
    'vpc_endpoint',
    'network-admin',
    'The policy of the VPC endpoint denies it',
    'Narrow the Deny in the endpoint policy.',
  ],
  [
    'E06',
    'resource',
    'network-admin bucket-owner',
    'A condition asks where the request comes from',
    'Come through the network that the condition names, or add this one.',
  ],
  ['E07', 'resource', 'caller', 'The policy refuses requests without TLS', 'Use https.'],
  ['E08', 'resource', 'caller', 'The policy asks for a newer version of TLS', 'Upgrade the client.'],
  [
    'E09',
    'resource',
    'bucket-owner',
    'The policy asks for principals of an organization',
    'Add the organization of the caller, or exempt AWS services.',
  ],
  [
    'E10',
    'scp',
    'org-admin',
    'The organization forbids this Region',
    'Leave global actions out of the Region lock, or use an allowed Region.',
  ],
  [
    'E11',
    's3_block_public_access',
    'org-admin',
    'A policy of the organization holds the setting',
    'Only the organization can change it.',
  ],
  [
    'E12',
    'scp',
    'org-admin bucket-owner',
    'A data perimeter forgets that AWS services act for the caller',
    'Exempt aws:ViaAWSService and aws:PrincipalIsAWSService.',
  ],
  ['E13', 'state', 'network-admin', 'The request never reached S3', 'Look at routes, endpoints and security groups.'],
  [
    'E14',
    'vpc_endpoint',
    'org-admin',
    'A policy allows only buckets of certain accounts',
    'Add the account that owns the bucket.',
  ],
  [
    'E15',
    'resource',
    'bucket-owner',
    'A condition on time, referer or user agent is not met',
    'Meet the condition, or change it.',
  ],
);
