import { AwsError } from '../../service.ts';

/** Codes and statuses: KMS API reference, the errors of each operation. */
export const notFound = (message: string): AwsError => new AwsError('NotFoundException', 400, message);
export const invalidState = (message: string): AwsError => new AwsError('KMSInvalidStateException', 400, message);
export const alreadyExists = (message: string): AwsError => new AwsError('AlreadyExistsException', 400, message);
export const unsupported = (message: string): AwsError => new AwsError('UnsupportedOperationException', 400, message);
export const accessDenied = (message: string): AwsError => new AwsError('AccessDeniedException', 400, message);
