import { parsePrincipal, type Principal } from '../../core/principal.ts';

/**
 * Why this is nobody in particular; null for the ARN of an IAM user or of one session of a role, as
 * sts:GetCallerIdentity says it (STS API reference, «GetCallerIdentity»). Whoever assumes a role by AssumeRole chooses
 * the session's name, unless the role's trust policy tests `sts:RoleSessionName` (IAM user guide, «IAM and AWS STS
 * condition context keys»): a pattern would let them be anybody.
 */
export function notOnePerson(arn: string): string | null {
  if (/[*?]/.test(arn))
    return 'has a wildcard: whoever assumes a role may choose the name of the session, and so would be this person. Name one session';
  const principal = parsePrincipal(arn);
  if (principal === null || principal.arn !== arn) return `must be ${forms}`;
  return why[principal.type];
}

const forms =
  'the ARN of an IAM user (arn:aws:iam::111122223333:user/marcus) or of one session of a role (arn:aws:sts::111122223333:assumed-role/Role/session)';

const why: Readonly<Record<Principal['type'], string | null>> = {
  user: null,
  'assumed-role': null,
  role: 'is a role, which many may assume. Name the session: arn:aws:sts::111122223333:assumed-role/Role/session',
  root: "is an account's root user, which is nobody in particular. Name an IAM user or one session of a role",
  'federated-user': `must be ${forms}`,
  service: `must be ${forms}`,
  anonymous: `must be ${forms}`,
};

/**
 * Whether whoever assumes the role names the session, so that the role's trust policy must fix the name. Roles of IAM
 * Identity Center (`AWSReservedSSO_…`) are assumed by SAML, where the identity provider gives it (AWS Security Blog,
 * «Easily control the naming of individual IAM role sessions»).
 */
export const choosesItsName = (arn: string): boolean =>
  arn.includes(':assumed-role/') && !arn.includes(':assumed-role/AWSReservedSSO_');
