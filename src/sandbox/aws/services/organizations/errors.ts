import { AwsError } from '../../service.ts';

/** Codes: Organizations API reference, the errors of each operation. All are answered with status 400. */
export const refused = (code: string, message: string): AwsError => new AwsError(code, 400, message);

export const notInUse = (): AwsError =>
  refused('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.');

export const accessDenied = (): AwsError =>
  refused('AccessDeniedException', "You don't have permissions to access this resource.");

export const targetNotFound = (): AwsError =>
  refused('TargetNotFoundException', "You specified a target that doesn't exist.");

export const policyNotFound = (): AwsError =>
  refused('PolicyNotFoundException', "You specified a policy that doesn't exist.");
