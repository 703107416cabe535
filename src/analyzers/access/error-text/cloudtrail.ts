import { s3ActionOf } from './s3-action.ts';
import type { Raw } from './types.ts';

/** The parts of a record that say who asked for what (CloudTrail user guide, «Record contents», «userIdentity element»). */
interface CloudTrailRecord {
  readonly eventSource?: unknown;
  readonly eventName?: unknown;
  readonly awsRegion?: unknown;
  readonly userIdentity?: unknown;
  readonly requestParameters?: unknown;
  readonly resources?: unknown;
}

/**
 * Who asked for what, as a record of CloudTrail's has it beside the error itself:
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function cloudTrailParts(record: CloudTrailRecord): Partial<Raw> {
  const { eventSource, eventName, userIdentity } = record;
  const identity = object(userIdentity);
  return {
    principal: text(identity['arn']) ?? (identity['type'] === 'AWSService' ? text(identity['invokedBy']) : null),
    unsigned: /^anonymous/i.test(text(identity['accountId']) ?? ''),
    action: actionOf(text(eventSource), text(eventName)),
    resource: listed(record) ?? parameters(record),
  };
}

function actionOf(source: string | null, name: string | null): string | null {
  if (source === null || name === null) return null;
  if (source === 's3.amazonaws.com') return s3ActionOf(name);
  return /^(?:kms|sts|s3express)\./.test(source) ? `${source.split('.')[0]}:${name}` : null;
}

/** The object stands before its bucket. A prefix, as listings have it, is not what the action is on. */
function listed({ resources }: CloudTrailRecord): string | null {
  const arns = (Array.isArray(resources) ? resources : []).map((one) => text(object(one)['ARN']));
  return arns.find((arn) => arn !== null && !arn.endsWith('/')) ?? null;
}

function parameters({ requestParameters, awsRegion }: CloudTrailRecord): string | null {
  const asked = object(requestParameters);
  const bucket = text(asked['bucketName']);
  if (bucket === null || bucket.includes(':')) return null;
  const key = text(asked['key']);
  return `arn:${partitionOf(text(awsRegion) ?? '')}:s3:::${bucket}${key === null ? '' : `/${key}`}`;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws';
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const object = (value: unknown): Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
