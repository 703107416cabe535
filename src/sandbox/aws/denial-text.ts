/** The kinds of policy that AWS names in a denial (IAM user guide, «Access denied error messages»). */
export type PolicyKind =
  | 'identity-based policy'
  | 'resource-based policy'
  | 'permissions boundary'
  | 'session policy'
  | 'service control policy'
  | 'resource control policy'
  | 'VPC endpoint policy'
  | 'role trust policy';

interface Refused {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
}

/** No policy of this kind allows it. */
export function implicitDenial({ principal, action, resource }: Refused, kind: PolicyKind): string {
  return `User: ${principal} is not authorized to perform: ${action} on resource: "${resource}" because no ${kind} allows the ${action} action`;
}

/** A policy of this kind forbids it. AWS names the ARN of managed policies only: never of bucket or inline ones. */
export function explicitDenial(
  { principal, action, resource }: Refused,
  kind: PolicyKind,
  policyArn: string | null = null,
): string {
  const article = kind === 'identity-based policy' ? 'an' : 'a';
  const named = policyArn === null ? '' : `, with policy ARN: ${policyArn}`;
  return `User: ${principal} is not authorized to perform: ${action} on resource: "${resource}" with an explicit deny in ${article} ${kind}${named}`;
}

/** A setting of the service forbids it. `reason` follows «because». */
export function serviceDenial({ principal, action, resource }: Refused, reason: string): string {
  return `User: ${principal} is not authorized to perform: ${action} on resource: "${resource}" because ${reason}`;
}
