import type { Credential } from './credential.ts';
import type { ServiceName } from './service.ts';

/** Names in a credential scope, where they differ from ours. */
const byScope: Readonly<Record<string, ServiceName>> = {
  s3: 's3',
  s3express: 's3',
  sts: 'sts',
  iam: 'iam',
  kms: 'kms',
  organizations: 'organizations',
  ec2: 'ec2',
  monitoring: 'cloudwatch',
  cloudtrail: 'cloudtrail',
  'access-analyzer': 'access-analyzer',
};

/** Which service a request is for; null when there is none here. Unsigned requests are for S3, which alone knows such. */
export function serviceFor(
  credential: Credential | null,
  path: string,
  headers: Readonly<Record<string, string>>,
): ServiceName | null {
  const name = credential === null ? 's3' : byScope[credential.service];
  if (name === undefined) return null;
  return name === 's3' && isControl(path, headers) ? 's3-control' : name;
}

/** S3 Control signs as S3; its paths begin with its version, and it names the account in a header and before the host. */
function isControl(path: string, headers: Readonly<Record<string, string>>): boolean {
  if (!path.startsWith('/v20180820/')) return false;
  return headers['x-amz-account-id'] !== undefined || /^\d{12}\./.test(headers['host'] ?? '');
}

/** `s3.eu-west-1.localhost` and `bucket.s3.eu-west-1.localhost` name a region; null when the host names none. */
export function regionOfHost(host: string): string | null {
  return /(?:^|\.)s3[.-]([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(host)?.[1] ?? null;
}
