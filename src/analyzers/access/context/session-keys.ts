import { words } from '../../../core/words.ts';
import { assumed, globalKey, isRole, known, unknown } from './answers.ts';
import type { ContextRow } from './types.ts';

const noSession = words`only sessions with temporary credentials have it`;
const longTerm = words`an access key of its own has it not; a session in the console would`;

/** What temporary credentials carry; users and roots are taken to use their own access keys. */
const temporary: ContextRow['of'] = ({ principal: { type } }) => {
  if (type === 'anonymous' || type === 'service') return known(null, noSession);
  if (type === 'user' || type === 'root') return assumed(null, longTerm);
  return unknown(words`only the session's credentials would tell`);
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html */
const multiFactor: ContextRow['of'] = (request, about, name) =>
  request.principal.type === 'federated-user'
    ? known(null, words`federated users have it not`)
    : temporary(request, about, name);

/** It depends on how the role was assumed, or by what. */
const ofRoles: ContextRow['of'] = (request) =>
  isRole(request)
    ? unknown(words`it depends on what assumed the role, and how`)
    : known(null, words`only sessions of roles have it`);

const seldomOfRoles: ContextRow['of'] = (request) =>
  isRole(request) ? assumed(null, words`few sessions have it`) : known(null, words`only sessions of roles have it`);

const role = (key: string, when: string, of: ContextRow['of'] = ofRoles): ContextRow => globalKey(key, when, of);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-role-session-properties */
export const sessionKeys: readonly ContextRow[] = [
  globalKey('aws:TokenIssueTime', 'with temporary credentials', temporary),
  globalKey('aws:MultiFactorAuthPresent', 'with temporary credentials, but not of federated users', multiFactor),
  globalKey('aws:MultiFactorAuthAge', 'with temporary credentials for which MFA was used', multiFactor),
  globalKey('aws:AssumedRoot', 'with credentials from AssumeRoot', ({ principal: { type } }) =>
    type === 'root' ? assumed(null, longTerm) : known(null, words`only sessions of a root have it`),
  ),
  role('aws:SourceIdentity', 'in sessions for which one was set'),
  role('aws:FederatedProvider', 'in sessions of a role that was assumed with OpenID Connect'),
  globalKey('aws:SignInSessionArn', 'in sessions of AWS Sign-In', ({ principal: { type } }) =>
    type === 'anonymous' || type === 'service' ? known(null, noSession) : assumed(null, words`few sessions have it`),
  ),
  role('aws:ChatbotSourceArn', 'in sessions that Amazon Q in a chat began', seldomOfRoles),
  role('aws:Ec2InstanceSourceVpc', 'with credentials that EC2 gave to an instance'),
  role('aws:Ec2InstanceSourcePrivateIPv4', 'with credentials that EC2 gave to an instance'),
  role('ec2:RoleDelivery', 'with credentials that EC2 gave to an instance'),
  role('ec2:SourceInstanceArn', 'with credentials that EC2 gave to an instance'),
  role('lambda:SourceFunctionArn', 'with credentials that Lambda gave to a function'),
  role('glue:RoleAssumedBy', 'when AWS Glue uses its service role'),
  role('glue:CredentialIssuingService', 'from a job or developer endpoint of AWS Glue'),
  role('codebuild:BuildArn', 'from a build of CodeBuild'),
  role('codebuild:ProjectArn', 'from a build of CodeBuild'),
  role('ssm:SourceInstanceArn', 'from an instance that Systems Manager manages'),
  role('identitystore:UserId', 'from a user of IAM Identity Center'),
];
