import { rows } from './row.ts';

/**
 * AWS services as callers.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
 */
export const services = rows(
  [
    'G01',
    'resource',
    'cdn-owner bucket-owner',
    'The bucket policy does not let this CloudFront distribution in',
    'Allow cloudfront.amazonaws.com with aws:SourceArn of the distribution.',
  ],
  ['G02', 'resource', 'cdn-owner', 'CloudFront comes with an origin access identity', 'Move to origin access control.'],
  [
    'G03',
    'kms',
    'key-admin',
    'The key policy does not let CloudFront decrypt',
    'Allow cloudfront.amazonaws.com with aws:SourceArn of the distribution.',
  ],
  [
    'G04',
    'existence',
    'cdn-owner',
    'The object is missing behind CloudFront',
    'Allow s3:ListBucket to CloudFront, or set an error page.',
  ],
  [
    'G05',
    'authentication',
    'cdn-owner',
    'CloudFront does not sign its requests',
    'Let origin access control sign always, with the REST endpoint as origin.',
  ],
  [
    'G06',
    'identity',
    'bucket-owner',
    'The replication role, or the destination, lacks a permission',
    'Give the role what replication needs, on both sides.',
  ],
  [
    'G07',
    'resource',
    'bucket-owner',
    'S3 may not send events to the destination',
    'Allow s3.amazonaws.com in the policy of the destination.',
  ],
  [
    'G08',
    'resource',
    'bucket-owner',
    'The target bucket does not let log or inventory delivery in',
    'Allow the service principal in the policy of the target.',
  ],
  [
    'G09',
    'resource',
    'bucket-owner',
    'The bucket policy does not let this AWS service write',
    'Use the policy that the service documents.',
  ],
  [
    'G10',
    'identity',
    'iam-admin',
    'The role of the batch job lacks a permission',
    'Give the role what the job does, and the manifest and report.',
  ],
  [
    'G11',
    'resource',
    'bucket-owner',
    'A service-linked role is refused',
    'Only the side of the resource can be changed.',
  ],
  [
    'G12',
    'resource',
    'bucket-owner',
    'A Deny does not spare AWS services, whose requests lack network keys',
    'Add Bool aws:PrincipalIsAWSService false to the Deny.',
  ],
  [
    'G13',
    'authentication',
    'cdn-owner',
    'A presigned S3 URL was sent through CloudFront',
    'Use CloudFront signed URLs.',
  ],
  [
    'G14',
    'state',
    'bucket-owner',
    'The CORS rules do not allow it',
    'Add a CORS rule, then look for the real error behind it.',
  ],
  [
    'G15',
    'identity',
    'iam-admin',
    'A query engine reads with other rights than the person',
    'Grant where the engine reads: Lake Formation, job role or caller.',
  ],
);
