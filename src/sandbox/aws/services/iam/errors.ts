import { AwsError } from '../../service.ts';

/** Codes and statuses: IAM API reference, the errors of each operation. */
export const noSuchEntity = (message: string): AwsError => new AwsError('NoSuchEntity', 404, message);
export const alreadyExists = (message: string): AwsError => new AwsError('EntityAlreadyExists', 409, message);
export const deleteConflict = (message: string): AwsError => new AwsError('DeleteConflict', 409, message);
export const limitExceeded = (message: string): AwsError => new AwsError('LimitExceeded', 409, message);
export const malformed = (message: string): AwsError => new AwsError('MalformedPolicyDocument', 400, message);
