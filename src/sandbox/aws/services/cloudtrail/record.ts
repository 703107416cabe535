import type { Answer, AwsError, Call, Operation } from '../../service.ts';
import type { State } from '../../state.ts';
import { addEvent } from './add-event.ts';
import { eventName } from './event-name.ts';
import type { EventResource } from './state.ts';

/**
 * Writes a call into the event history, if CloudTrail would: changes made by management calls, and the STS calls that
 * give out credentials. Data events (objects, metric data) are never there (CloudTrail user guide, «Working with
 * CloudTrail event history»). Nothing is written for an answer that refuses, unless the `error` says why it did.
 */
export function record(state: State, call: Call, operation: Operation, answer: Answer, error?: AwsError): void {
  if (!isRecorded(operation) || (answer.status >= 400 && error === undefined)) return;
  const { principal } = call;
  const bucket = bucketOf(operation);
  const owner = bucket === null ? accountIn(operation.resource) : state.s3.buckets.get(bucket)?.account;
  const accounts = new Set([principal.account, owner].filter((account) => typeof account === 'string'));
  for (const account of accounts)
    addEvent(state, {
      account,
      region: regionOf(call, operation),
      at: call.at,
      name: eventName(operation),
      source: sourceOf(operation),
      principal,
      readOnly: isReadOnly(operation),
      resources: resourcesOf(operation, bucket),
      requestParameters: parametersOf(operation, bucket),
      requestId: call.requestId,
      sourceIp: '127.0.0.1',
      userAgent: `[${call.headers['user-agent'] ?? '-'}]`,
      error: error === undefined ? undefined : { code: error.code, message: error.message },
    });
}

/** Changes nothing, but CloudTrail tells who became whom. */
const credentials = new Set(['sts:AssumeRole', 'sts:GetSessionToken', 'sts:GetFederationToken']);
const dataEvents = new Set(['cloudwatch:PutMetricData', 's3:DeleteObject', 's3:DeleteObjectVersion']);

function isRecorded(operation: Operation): boolean {
  if (credentials.has(operation.action)) return true;
  if (isReadOnly(operation) || dataEvents.has(operation.action)) return false;
  // Every call on an object is a data event.
  return !/^arn:aws:s3:::[^/]+\/./.test(operation.resource);
}

function isReadOnly({ name, readOnly }: Operation): boolean {
  return readOnly ?? (/^(Get|List|Head|Describe|Lookup)/.test(name) || name === 'AssumeRole');
}

function bucketOf({ resource }: Operation): string | null {
  return /^arn:aws:s3:::([^/*]+)$/.exec(resource)?.[1] ?? null;
}

function accountIn(arn: string): string | undefined {
  return /^arn:aws:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1];
}

const sources: Readonly<Record<string, string>> = { cloudwatch: 'monitoring' };

function sourceOf({ action }: Operation): string {
  const [service = ''] = action.split(':');
  return `${sources[service] ?? service}.amazonaws.com`;
}

/** Global services log in us-east-1 (CloudTrail user guide, «Global service events»). */
function regionOf(call: Call, { action }: Operation): string {
  return action.startsWith('iam:') || action.startsWith('organizations:') ? 'us-east-1' : call.region;
}

const types: readonly (readonly [RegExp, string])[] = [
  [/^arn:aws:kms:/, 'AWS::KMS::Key'],
  [/^arn:aws:iam::\d+:role\//, 'AWS::IAM::Role'],
  [/^arn:aws:iam::\d+:user\//, 'AWS::IAM::User'],
  [/^arn:aws:iam::\d+:group\//, 'AWS::IAM::Group'],
  [/^arn:aws:iam::\w+:policy\//, 'AWS::IAM::Policy'],
];

function resourcesOf({ resource }: Operation, bucket: string | null): readonly EventResource[] {
  if (bucket !== null) return [{ ResourceType: 'AWS::S3::Bucket', ResourceName: bucket }];
  const type = types.find(([pattern]) => pattern.test(resource))?.[1];
  return type === undefined ? [] : [{ ResourceType: type, ResourceName: resource }];
}

function parametersOf({ parameters }: Operation, bucket: string | null): Readonly<Record<string, unknown>> {
  if (bucket === null) return camel(parameters) as Readonly<Record<string, unknown>>;
  const { Bucket: _, ...rest } = parameters;
  return { bucketName: bucket, ...rest };
}

/** CloudTrail writes parameters in camel case: `RoleArn` as `roleArn`. */
function camel(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camel);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [
    name.charAt(0).toLowerCase() + name.slice(1),
    camel(one),
  ]);
  return Object.fromEntries(entries);
}
