import { AwsError } from '../../service.ts';

/** Errors that several operations answer (S3 API reference, «Error responses»). */
export const accessDenied = (message = 'Access Denied'): AwsError => new AwsError('AccessDenied', 403, message);

export const noSuchBucket = (bucket: string): AwsError =>
  new AwsError('NoSuchBucket', 404, 'The specified bucket does not exist', { details: { BucketName: bucket } });

export const noSuchKey = (key: string, headers: Record<string, string> = {}): AwsError =>
  new AwsError('NoSuchKey', 404, 'The specified key does not exist.', { details: { Key: key }, headers });

export const noSuchVersion = (key: string, versionId: string): AwsError =>
  new AwsError('NoSuchVersion', 404, 'The specified version does not exist.', {
    details: { Key: key, VersionId: versionId },
  });

export const methodNotAllowed = (headers: Record<string, string> = {}): AwsError =>
  new AwsError('MethodNotAllowed', 405, 'The specified method is not allowed against this resource.', { headers });

export const invalidRequest = (message: string): AwsError => new AwsError('InvalidRequest', 400, message);

export const invalidArgument = (message: string, name: string, value: string): AwsError =>
  new AwsError('InvalidArgument', 400, message, { details: { ArgumentName: name, ArgumentValue: value } });

export const aclNotSupported = (): AwsError =>
  new AwsError('AccessControlListNotSupported', 400, 'The bucket does not allow ACLs');

export const notImplemented = (what: string): AwsError =>
  new AwsError('NotImplemented', 501, `The local AWS has no operation ${what}.`);

export const malformedLocation = (code: string, asked: string, endpoint: string): AwsError =>
  new AwsError(
    code,
    400,
    `${asked} location constraint is incompatible for the region specific endpoint this request was sent to.`,
    { details: { Endpoint: endpoint } },
  );
