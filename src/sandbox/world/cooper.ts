import { role } from '../aws/services/iam/seed.ts';
import { session } from '../aws/services/sts/seed.ts';
import { newState, type State } from '../aws/state.ts';
import {
  caskworks,
  cooperExternalId,
  cooperRole,
  cooperRoleArn,
  cooperWriteRole,
  cooperWriteRoles,
} from './accounts.ts';

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

const assuming = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'];

const assumePolicy = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'AssumeToWrite', Effect: 'Allow', Action: assuming, Resource: Object.values(cooperWriteRoles) }],
};

/** As in docs/write-policy.json, written shorter. */
const writePolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Write',
      Effect: 'Allow',
      Action: [
        's3:DeleteBucketPolicy',
        's3:PutAccountPublicAccessBlock',
        's3:PutBucket*',
        's3:PutEncryptionConfiguration',
        's3:PutLifecycleConfiguration',
      ],
      Resource: '*',
    },
  ],
};

/** As in docs/write-trust-policy.json: for a named change of a named person, or not at all. */
const writeTrust = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'OnlyForAChange',
      Effect: 'Allow',
      Principal: { AWS: cooperRoleArn },
      Action: assuming,
      Condition: {
        StringEquals: { 'sts:ExternalId': cooperExternalId },
        StringLike: {
          'sts:RoleSessionName': 'cooper-*',
          'sts:SourceIdentity': '?*',
          'aws:RequestTag/change': '?*',
          'aws:RequestTag/requester': '?*',
        },
      },
    },
  ],
};

/** The roles that Cooper changes buckets with, each time for one write. */
export function seedCooperWrite(state: State): void {
  for (const account of Object.keys(cooperWriteRoles))
    role(state, {
      account,
      name: cooperWriteRole,
      description: 'Lets Cooper make a change that somebody approved',
      trust: writeTrust,
      inline: { Write: writePolicy },
      tags: [{ Key: 'team', Value: 'platform' }],
    });
}

/** Cooper's own role and the session it runs in. */
export function seedCooper(state: State) {
  role(state, {
    account: caskworks,
    name: cooperRole,
    description: 'Lets Cooper read how buckets are set up',
    inline: { ReadForDiagnosis: readPolicy, AssumeToWrite: assumePolicy },
    tags: [{ Key: 'team', Value: 'platform' }],
  });
  return session(state, { account: caskworks, role: cooperRole, session: 'cooper', duration });
}

/** With what Cooper signs in the sandbox: the same in every copy of the world, so that a terminal can ask a running one. */
export function cooperCredentials() {
  const { accessKeyId, secretAccessKey, sessionToken } = seedCooper(newState(() => new Date()));
  return { accessKeyId, secretAccessKey, sessionToken };
}
