import type { PolicyStatement } from '../../../core/settings.ts';
import type { Leg } from '../legs/leg.ts';

/** Whom a patch is for, as policies name him: all sessions of a role are the role. */
export interface Who {
  readonly arn: string;
  /** Its ARN stands for the whole account, so a condition must narrow it. */
  readonly isRoot: boolean;
}

/** Null for anonymous callers and services, and for a session whose role nobody can name: its ARN leaves out the path. */
export function whoOf({ principal: { type, arn, account }, valueOf }: Pick<Leg, 'principal' | 'valueOf'>): Who | null {
  if (arn === null || account === null) return null;
  if (type !== 'assumed-role') return { arn, isRoot: type === 'root' };
  const { status, values } = valueOf('aws:PrincipalArn');
  const [role, ...more] = values ?? [];
  const isRole = status !== 'unknown' && role !== undefined && more.length === 0;
  return isRole ? { arn: role, isRoot: false } : null;
}

/** Whether an entry of Principal is about nobody else: the ARN itself, or that of one of the role's sessions. */
export function names(id: string, { arn, isRoot }: Who): boolean {
  if (isRoot) return false;
  return id === arn || isSessionOf(id, arn);
}

/**
 * A session's ARN has the role's name without its path, which is unique in the account.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
function isSessionOf(id: string, arn: string): boolean {
  const [, partition, account, rest = ''] = /^arn:([^:]+):iam::(\d{12}):role\/(.+)$/.exec(arn) ?? [];
  const name = rest.split('/').at(-1);
  return partition !== undefined && id.startsWith(`arn:${partition}:sts::${account}:assumed-role/${name}/`);
}

type Condition = NonNullable<PolicyStatement['Condition']>;

/**
 * The key has the role's ARN for each of its sessions.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
export const onlyFor = ({ arn }: Who): Condition => ({ ArnEquals: { 'aws:PrincipalArn': arn } });
