import { canonicalId } from '../../src/sandbox/aws/services/s3/canonical-id.ts';

/** The names in generated configurations; whoever needs many buckets at once puts other names in their place. */
export const bucket = 'cooper-case';
export const logs = `${bucket}-logs`;
export const account = '111122223333';
export const partner = '444455556666';
export const region = 'eu-west-1';

export const bucketArn = `arn:aws:s3:::${bucket}`;
export const logsArn = `arn:aws:s3:::${logs}`;
export const keyArn = `arn:aws:kms:${region}:${account}:key/11111111-2222-3333-4444-555555555555`;

export const ownId = canonicalId(account);
export const partnerId = canonicalId(partner);
/** Of an account that Cooper has never heard of. */
export const strangerId = canonicalId('777788889999');

const groups = 'http://acs.amazonaws.com/groups';
export const allUsers = `${groups}/global/AllUsers`;
export const authenticated = `${groups}/global/AuthenticatedUsers`;
export const logDelivery = `${groups}/s3/LogDelivery`;
