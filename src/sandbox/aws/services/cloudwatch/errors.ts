import { AwsError } from '../../service.ts';

/** Codes as Query has them, which the JSON answers repeat in a header (CloudWatch API reference, Common Errors). */
export const validation = (message: string): AwsError => new AwsError('ValidationError', 400, message);
export const invalidValue = (message: string): AwsError => new AwsError('InvalidParameterValue', 400, message);
export const invalidCombination = (message: string): AwsError =>
  new AwsError('InvalidParameterCombination', 400, message);
