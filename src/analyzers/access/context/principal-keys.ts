import { code, words } from '../../../core/words.ts';
import { assumed, globalKey, isRole, known, unknown } from './answers.ts';
import type { Answer, ContextAbout, ContextRequest, ContextRow, Organization } from './types.ts';

const anonymously = words`nobody signed the request`;
const byService = words`an AWS service makes the request by itself`;
const itself = words`that is who asks`;

const types = {
  user: 'User',
  role: 'AssumedRole',
  'assumed-role': 'AssumedRole',
  'federated-user': 'FederatedUser',
  root: 'Account',
  anonymous: 'Anonymous',
} as const;

function principalArn({ principal }: ContextRequest, { roleArn = null }: ContextAbout): Answer {
  if (principal.type === 'anonymous') return known(null, anonymously);
  if (principal.type === 'service') return assumed(null, byService);
  if (principal.type !== 'assumed-role') return known(principal.arn, itself);
  if (roleArn !== null) return known(roleArn, words`of a session it is the ARN of its role`);
  const { arn, account, name } = principal;
  // Roles that AWS makes have paths, and the ARN of a session leaves the path out.
  if (/^AWS(?:ReservedSSO_|ServiceRoleFor)/.test(name ?? ''))
    return unknown(words`it is the ARN of the role, with a path that the ARN of its session leaves out`);
  return assumed(
    `arn:${arn?.split(':')[1] ?? 'aws'}:iam::${account}:role/${name}`,
    words`of a session it is the ARN of its role, which could not be read: it may have a path`,
  );
}

function principalAccount({ principal }: ContextRequest): Answer {
  if (principal.type === 'anonymous') return known('anonymous', anonymously);
  if (principal.account === null) return unknown(words`the account of a service is AWS's own`);
  return known(principal.account, itself);
}

const organization =
  (value: (organization: Organization) => readonly string[] | null) =>
  ({ principal }: ContextRequest, { principalOrganization: found }: ContextAbout): Answer => {
    if (principal.type === 'anonymous') return known(null, anonymously);
    if (principal.type === 'service') return known(null, byService);
    if (found === 'unknown')
      return unknown(words`the organization of account ${code(principal.account ?? '')} could not be read`);
    if (found === null) return known(null, words`the account is in no organization`);
    const values = value(found);
    return values === null
      ? unknown(words`the account's place in its organization could not be read`)
      : known(values, words`its account is there`);
  };

const serviceOnly =
  (of: (service: string) => Answer) =>
  ({ principal }: ContextRequest): Answer =>
    principal.type === 'service' ? of(principal.service ?? '') : known(null, words`no AWS service asks by itself`);

function userId({ principal }: ContextRequest, { principalUniqueId: id }: ContextAbout): Answer {
  const { type, account, name, session } = principal;
  if (type === 'anonymous') return known('anonymous', anonymously);
  if (type === 'root') return known(account, itself);
  if (type === 'federated-user') return known(`${account}:${name}`, itself);
  if (type === 'role') return unknown(words`it ends in the name of the session, which is not known`);
  if (id === null || type === 'service') return unknown(words`the id of the principal could not be read`);
  return known(type === 'assumed-role' ? `${id}:${session}` : id, itself);
}

function principalTag(request: ContextRequest, { principalTags }: ContextAbout, name: string): Answer {
  const { type } = request.principal;
  if (type === 'anonymous') return known(null, anonymously);
  if (type === 'service' || type === 'root') return assumed(null, words`only users and roles have tags`);
  if (type === 'federated-user') return unknown(words`the session's tags can't be read`);
  if (principalTags === 'unknown') return unknown(words`its tags could not be read`);
  const value = principalTags.find(({ Key }) => Key.toLowerCase() === name.toLowerCase())?.Value ?? null;
  const has = value === null ? words`it has no such tag` : words`it has that tag`;
  return isRole(request) ? assumed(value, words`${has}; its session may have tags of its own`) : known(value, has);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable says which values they have. */
export const principalKeys: readonly ContextRow[] = [
  globalKey('aws:PrincipalArn', 'when they are signed; of a session it is the ARN of its role', principalArn),
  globalKey('aws:PrincipalAccount', 'always', principalAccount),
  globalKey(
    'aws:PrincipalOrgID',
    "when the principal's account is in an organization",
    organization(({ id }) => [id]),
  ),
  globalKey(
    'aws:PrincipalOrgPaths',
    "when the principal's account is in an organization",
    organization(({ paths }) => paths),
  ),
  globalKey('aws:PrincipalTag/', 'when the principal has that tag', principalTag),
  globalKey('aws:PrincipalIsAWSService', 'when they are signed', ({ principal: { type } }) =>
    type === 'anonymous' ? known(null, anonymously) : known(String(type === 'service'), itself),
  ),
  globalKey(
    'aws:PrincipalServiceName',
    'when an AWS service asks by itself',
    serviceOnly((service) => known(service, itself)),
  ),
  globalKey(
    'aws:PrincipalServiceNamesList',
    'when an AWS service asks by itself',
    serviceOnly(() => unknown(words`which other names the service has is not known`)),
  ),
  globalKey('aws:PrincipalType', 'always', ({ principal: { type } }) =>
    type === 'service' ? unknown(words`AWS does not say what it is for a service`) : known(types[type], itself),
  ),
  globalKey('aws:userid', 'always', userId),
  globalKey('aws:username', 'when an IAM user asks', ({ principal: { type, name } }) =>
    type === 'user' ? known(name, itself) : known(null, words`only IAM users have it`),
  ),
];
