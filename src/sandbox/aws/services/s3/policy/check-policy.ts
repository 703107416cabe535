import { AwsError } from '../../../service.ts';
import { glob } from '../../../glob.ts';
import { onBuckets, onObjects } from './actions.ts';
import { isRecord, listOf, statementsOf } from './looks-public.ts';

const largest = 20 * 1024;

/**
 * Refuses what S3 refuses to keep as the policy of a bucket, in S3's words, and answers it parsed. Knows its grammar and
 * what it may name; whether principals exist is asked of `exists`.
 */
export function checkPolicy(text: string, bucket: string, exists: (arn: string) => boolean): unknown {
  if (Buffer.byteLength(text) > largest)
    throw new AwsError('PolicyTooLarge', 400, 'Policy exceeds the maximum allowed document size.');
  const policy = parsed(text);
  if (!isRecord(policy)) throw malformed("Policies must be valid JSON and the first byte must be '{'");
  const version = policy['Version'];
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17')
    throw malformed('The policy must contain a valid version string');
  const statements = listOf(policy['Statement']);
  if (statements.length === 0) throw malformed('Could not parse the policy: Statement is empty!');
  if (!statements.every(isRecord)) throw malformed('Policy has invalid statement');
  for (const statement of statementsOf(policy)) checkStatement(statement, bucket, exists);
  return policy;
}

type Statement = Readonly<Record<string, unknown>>;

const fields = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

function checkStatement(statement: Statement, bucket: string, exists: (arn: string) => boolean): void {
  const unknown = Object.keys(statement).find((field) => !fields.has(field));
  if (unknown !== undefined) throw malformed(`Unknown field ${unknown}`);
  const effect = statement['Effect'];
  if (effect !== 'Allow' && effect !== 'Deny') throw malformed(`Invalid effect: ${String(effect)}`);
  checkPrincipal(one(statement, 'Principal', 'NotPrincipal'), exists);
  checkActions(one(statement, 'Action', 'NotAction'));
  checkResources(one(statement, 'Resource', 'NotResource'), bucket);
  checkFit(statement);
  const condition = statement['Condition'];
  if (condition !== undefined && !(isRecord(condition) && Object.values(condition).every(isRecord)))
    throw malformed('Policy has invalid condition');
}

/** Exactly one of an element and its opposite. */
function one(statement: Statement, name: string, opposite: string): unknown {
  const value = statement[name] ?? statement[opposite];
  if (value === undefined) throw malformed(`Missing required field ${name}`);
  if (statement[name] !== undefined && statement[opposite] !== undefined)
    throw malformed(`${name} and ${opposite} must not both be given`);
  return value;
}

function checkPrincipal(principal: unknown, exists: (arn: string) => boolean): void {
  if (principal === '*') return;
  if (!isRecord(principal)) throw malformed('Invalid policy syntax.');
  const kinds = Object.keys(principal);
  const known =
    kinds.length > 0 && kinds.every((kind) => ['AWS', 'Service', 'Federated', 'CanonicalUser'].includes(kind));
  const valid = listOf(principal['AWS']).every((arn) => typeof arn === 'string' && isAwsPrincipal(arn) && exists(arn));
  if (!known || !valid) throw malformed('Invalid principal in policy');
}

/** Patterns within an ARN are not principals: `*` stands alone (IAM user guide, «Principal»). */
function isAwsPrincipal(arn: string): boolean {
  if (arn === '*' || /^\d{12}$/.test(arn)) return true;
  if (/^A(?:IDA|ROA)[A-Z0-9]{12,}$/.test(arn)) return true;
  return (
    /^arn:aws[\w-]*:iam::\d{12}:(?:root|(?:user|role)\/[\w+=,.@/-]+)$/.test(arn) ||
    /^arn:aws[\w-]*:iam::cloudfront:user\/[\w -]+$/.test(arn) ||
    /^arn:aws[\w-]*:sts::\d{12}:(?:assumed-role|federated-user)\/[\w+=,.@/-]+$/.test(arn)
  );
}

function checkActions(actions: unknown): void {
  for (const action of listOf(actions)) {
    if (action === '*' || (typeof action === 'string' && isS3Action(action))) continue;
    throw malformed('Policy has invalid action');
  }
}

function isS3Action(action: string): boolean {
  const [service, name = ''] = action.toLowerCase().split(':');
  return service === 's3' && (fits(name, onObjects) || fits(name, onBuckets));
}

/** Whether it is, or as a pattern stands for, one of these. */
const fits = (name: string, actions: ReadonlySet<string>): boolean =>
  actions.has(name) || (/[*?]/.test(name) && [...actions].some((one) => glob(name, one)));

function checkResources(resources: unknown, bucket: string): void {
  for (const resource of listOf(resources))
    if (typeof resource !== 'string' || !isOf(resource, bucket)) throw malformed('Policy has invalid resource');
}

function isOf(resource: string, bucket: string): boolean {
  if (resource === '*') return true;
  const named = /^arn:aws[\w-]*:s3:::([^/]+)/.exec(resource)?.[1];
  return named !== undefined && glob(named, bucket);
}

/** A statement with actions on objects alone needs a resource that names objects, and the other way round. */
function checkFit({ Action, Resource }: Statement): void {
  const actions = listOf(Action).map(String);
  const resources = listOf(Resource).map(String);
  if (
    actions.length === 0 ||
    resources.length === 0 ||
    resources.some((one) => one.includes('*') && !one.includes('/'))
  )
    return;
  const objects = resources.some((one) => one.includes('/'));
  const buckets = resources.some((one) => !one.includes('/'));
  const names = actions.map((one) => one.toLowerCase().replace(/^s3:/, ''));
  const applies = names.some((name) => (objects && fits(name, onObjects)) || (buckets && fits(name, onBuckets)));
  if (!applies) throw malformed('Action does not apply to any resource(s) in statement');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("Policies must be valid JSON and the first byte must be '{'");
  }
}

const malformed = (message: string): AwsError => new AwsError('MalformedPolicy', 400, message);
