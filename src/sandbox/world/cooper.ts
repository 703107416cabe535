import { role } from '../aws/services/iam/seed.ts';
import { session } from '../aws/services/sts/seed.ts';
import { newState, type State } from '../aws/state.ts';
import { caskworks, cooperRole } from './accounts.ts';

/** A sandbox may stay up for long: its key must not expire. Ten years, in seconds. */
const duration = 10 * 365 * 24 * 3600;

/** What the published policy of a diagnosis allows, docs/read-policy-diagnose.json, written shorter. */
const readPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Read',
      Effect: 'Allow',
      Action: ['s3:Get*', 's3:List*', 'kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:ListGrants'],
      Resource: '*',
    },
    {
      Sid: 'LookAround',
      Effect: 'Allow',
      Action: [
        'access-analyzer:CheckNoPublicAccess',
        'cloudtrail:LookupEvents',
        'ec2:DescribeVpcEndpoints',
        'iam:GetAccountAuthorizationDetails',
        'iam:SimulatePrincipalPolicy',
        'organizations:Describe*',
        'organizations:List*',
      ],
      Resource: '*',
    },
  ],
};

/** Cooper's own role and the session it runs in. */
export function seedCooper(state: State) {
  role(state, {
    account: caskworks,
    name: cooperRole,
    description: 'Lets Cooper read how buckets are set up',
    inline: { ReadForDiagnosis: readPolicy },
    tags: [{ Key: 'team', Value: 'platform' }],
  });
  return session(state, { account: caskworks, role: cooperRole, session: 'cooper', duration });
}

/** With what Cooper signs in the sandbox: the same in every copy of the world, so that a terminal can ask a running one. */
export function cooperCredentials() {
  const { accessKeyId, secretAccessKey, sessionToken } = seedCooper(newState(() => new Date()));
  return { accessKeyId, secretAccessKey, sessionToken };
}
