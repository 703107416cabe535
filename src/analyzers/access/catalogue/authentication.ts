import { rows } from './row.ts';

/**
 * What is decided before any policy is looked at: who signed, how, and when.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const authentication = rows(
  [
    'A01',
    'authentication',
    'caller',
    'AWS does not know the access key',
    'Use credentials that exist, of this partition; temporary ones need their session token too.',
  ],
  [
    'A02',
    'authentication',
    'caller',
    'The signature does not match the request',
    'Compare host, path and signed headers with the CanonicalRequest in the error; look for a proxy that rewrites them, or a wrong secret key.',
  ],
  ['A03', 'authentication', 'caller', 'The clock of the caller is more than 15 minutes off', 'Set the clock by NTP.'],
  [
    'A04',
    'authentication',
    'caller',
    'The session of the caller has expired',
    'Get new temporary credentials, and see that the client refreshes them.',
  ],
  [
    'A05',
    'authentication',
    'caller',
    'The session token is missing or malformed',
    'Send the token that was issued together with this access key.',
  ],
  [
    'A06',
    'authentication',
    'caller',
    'The presigned URL has expired',
    'Make a new URL; none lasts longer than seven days.',
  ],
  [
    'A07',
    'authentication',
    'caller iam-admin',
    'Whoever signed the URL can no longer do this, or that session has ended',
    'Sign with a session that outlives the URL, or restore the permission of the signer.',
  ],
  [
    'A08',
    'authentication',
    'caller',
    'The presigned URL is used in another way than it was signed for',
    'Use the same method, host, headers and query as at signing.',
  ],
  [
    'A09',
    'authentication',
    'caller',
    'The request is signed with Signature Version 2',
    'Upgrade the client to one that signs with Signature Version 4.',
  ],
  [
    'A10',
    'authentication',
    'caller',
    'The request is not signed, so it counts as anonymous',
    'Sign it: check that the client finds credentials.',
  ],
  [
    'A11',
    'authentication',
    'caller',
    'The form does not keep to its POST policy',
    'Make a new policy, or send the fields that it asks for.',
  ],
  [
    'A12',
    'resource',
    'caller bucket-owner',
    'A policy asks for another way of signing',
    'Sign as the condition asks, or change the statement.',
  ],
  [
    'A13',
    'authentication',
    'caller',
    'The bucket does not belong to the account that the request expects',
    'Send the account id of the owner, or ask for the right bucket.',
  ],
  [
    'A14',
    'authentication',
    'aws-support',
    'Something is wrong with an AWS account itself',
    'Look at the billing and the state of both accounts; AWS Support can tell more.',
  ],
  ['A15', 'authentication', 'iam-admin', 'The access key is inactive', 'Activate it again, or use another one.'],
  [
    'A16',
    'authentication',
    'caller iam-admin',
    'AWS sees another principal than the one that is meant',
    'Look at which credentials the client finds first: sts:GetCallerIdentity tells.',
  ],
  [
    'A17',
    'authentication',
    'account-admin caller',
    'The Region is not enabled for the account, or does not take this kind of token',
    'Enable the Region, and get tokens from a Regional STS endpoint.',
  ],
  [
    'A18',
    'authentication',
    'account-admin',
    'Access in this partition is not enabled for the account',
    'In the China Regions the account needs an ICP filing.',
  ],
);
