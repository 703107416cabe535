import { AwsError, type ServiceName } from './service.ts';

type Kind = 's3' | 'query' | 'json' | 'ec2';

const kinds: Readonly<Record<ServiceName, Kind>> = {
  s3: 's3',
  's3-control': 's3',
  sts: 'query',
  iam: 'query',
  ec2: 'ec2',
  kms: 'json',
  organizations: 'json',
  cloudtrail: 'json',
  cloudwatch: 'json',
  'access-analyzer': 'json',
};

const throttled: Readonly<Record<Kind, readonly [code: string, status: number, message: string]>> = {
  s3: ['SlowDown', 503, 'Please reduce your request rate.'],
  query: ['Throttling', 400, 'Rate exceeded'],
  json: ['ThrottlingException', 400, 'Rate exceeded'],
  ec2: ['RequestLimitExceeded', 503, 'Request limit exceeded.'],
};

/** How each service says «too many requests». */
export function throttling(service: ServiceName): AwsError {
  return new AwsError(...throttled[kinds[service]]);
}

/** Errors about credentials, which S3 spells one way, Query and EC2 services another and JSON services a third. */
export function respelled(service: ServiceName, error: AwsError): AwsError {
  const kind = kinds[service];
  if (kind === 's3') return error;
  if (error.code === 'InvalidAccessKeyId' || error.code === 'InvalidToken') return invalidToken(kind);
  if (error.code === 'RequestTimeTooSkewed') {
    const code = kind === 'json' ? 'InvalidSignatureException' : 'SignatureDoesNotMatch';
    return new AwsError(code, kind === 'json' ? 400 : 403, `Signature expired: ${error.message}`);
  }
  if (error.code !== 'ExpiredToken') return error;
  const code = kind === 'json' ? 'ExpiredTokenException' : 'ExpiredToken';
  return new AwsError(code, kind === 'json' ? 400 : 403, 'The security token included in the request is expired');
}

function invalidToken(kind: Kind): AwsError {
  const message = 'The security token included in the request is invalid.';
  if (kind === 'json') return new AwsError('UnrecognizedClientException', 400, message);
  if (kind === 'ec2')
    return new AwsError('AuthFailure', 401, 'AWS was not able to validate the provided access credentials');
  return new AwsError('InvalidClientTokenId', 403, message);
}
