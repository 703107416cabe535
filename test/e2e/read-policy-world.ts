import { worldSchema } from '../cases/world-schema.ts';

const owner = '111122223333';
const partner = '444455556666';
const role = `arn:aws:iam::${partner}:role/analyst`;
const session = `arn:aws:sts::${partner}:assumed-role/analyst/nightly`;
const keyId = '0a1b2c3d-4e5f-4a6b-8c7d-9e8f0a1b2c3d';
const keyArn = `arn:aws:kms:us-east-1:${owner}:key/${keyId}`;
const pointArn = `arn:aws:s3:us-east-1:${owner}:accesspoint/ledger-reports`;
const version = '3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY';

const policy = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const everything = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
const forbidding = (Action: string) => policy({ Effect: 'Deny', Action, Resource: '*' });
const allOff = {
  BlockPublicAcls: false,
  IgnorePublicAcls: false,
  BlockPublicPolicy: false,
  RestrictPublicBuckets: false,
};

/** Every layer has a say in what the partner's analyst does with the owner's ledger, and every one of them lets it through. */
export const world = worldSchema.parse({
  buckets: [
    {
      name: 'cooper-ledger',
      account: owner,
      policy: policy(
        {
          Sid: 'Analyst',
          Effect: 'Allow',
          Principal: { AWS: role },
          Action: 's3:*',
          Resource: ['arn:aws:s3:::cooper-ledger', 'arn:aws:s3:::cooper-ledger/*'],
        },
        {
          Sid: 'NotWhenClosed',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:ListBucket',
          Resource: 'arn:aws:s3:::cooper-ledger',
          Condition: { StringEquals: { 's3:BucketTag/state': 'closed' } },
        },
        {
          Sid: 'NotFromQuarantine',
          Effect: 'Deny',
          Principal: '*',
          Action: ['s3:GetObject', 's3:GetObjectVersion'],
          Resource: 'arn:aws:s3:::cooper-ledger/*',
          Condition: { StringEquals: { 's3:ExistingObjectTag/quarantine': 'yes' } },
        },
        {
          Sid: 'PublicSummaries',
          Effect: 'Allow',
          Principal: '*',
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::cooper-ledger/summaries/*',
        },
      ),
      objects: [
        {
          key: '2026/q1.csv',
          size: 52480,
          versionId: version,
          tags: { quarantine: 'no' },
          encryption: { algorithm: 'aws:kms', keyId: keyArn },
        },
        { key: '2026/q1-draft.csv', size: 10 },
      ],
      settings: {
        publicAccessBlock: allOff,
        ownershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
        encryption: {
          Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn } }],
        },
        versioning: { Status: 'Enabled' },
        objectLock: { ObjectLockEnabled: 'Enabled' },
        tagging: { TagSet: [{ Key: 'state', Value: 'open' }] },
        abac: { Status: 'Enabled' },
      },
    },
    {
      name: 'cooper-brochures',
      account: owner,
      grants: [{ to: 'AllUsers', permission: 'READ' }],
      settings: { publicAccessBlock: allOff, ownershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } },
    },
  ],
  accountBlocks: { [owner]: allOff },
  policies: [{ account: partner, name: 'limit', document: everything }],
  roles: [
    {
      account: partner,
      name: 'analyst',
      inline: { work: everything },
      boundary: `arn:aws:iam::${partner}:policy/limit`,
    },
  ],
  sessions: [{ arn: session, by: `arn:aws:iam::${partner}:user/scheduler`, at: '-10m', policy: everything }],
  organization: {
    management: '999988887777',
    units: { work: null },
    members: { [owner]: 'work', [partner]: 'work' },
    policies: [
      { type: 'scp', name: 'no-leaving', content: forbidding('organizations:LeaveOrganization'), on: ['root'] },
      {
        type: 'rcp',
        name: 'keep-buckets',
        content: policy({ Effect: 'Deny', Principal: '*', Action: 's3:DeleteBucket', Resource: '*' }),
        on: ['work'],
      },
    ],
  },
  keys: [
    {
      account: owner,
      id: keyId,
      policy: policy({
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${owner}:root` },
        Action: 'kms:*',
        Resource: '*',
      }),
      grants: [{ grantee: role, operations: ['Decrypt', 'GenerateDataKey'] }],
    },
  ],
  endpoints: [
    {
      id: 'vpce-0a1b2c3d4e5f60718',
      account: partner,
      vpc: 'vpc-0a1b2c3d4e5f60718',
      policy: policy({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }),
    },
  ],
  accessPoints: [
    {
      name: 'ledger-reports',
      account: owner,
      bucket: 'cooper-ledger',
      block: allOff,
      policy: policy({
        Effect: 'Allow',
        Principal: { AWS: role },
        Action: 's3:GetObject',
        Resource: `${pointArn}/object/*`,
      }),
    },
  ],
});

/** Cooper lives in the owner's account, and has read roles in the other two. */
export const cooper = { account: owner, reads: [partner, '999988887777'], denied: [] as string[] };

/** What is asked, by a name of its own. Together they touch everything that the policy is for. */
export const questions = {
  read: `cooper-ledger 2026/q1.csv as ${session}`,
  version: `s3://cooper-ledger/2026/q1.csv?versionId=${version} as ${session}`,
  erase: `s3://cooper-ledger/2026/q1.csv?versionId=${version} as ${session} for s3:DeleteObjectVersion`,
  write: `cooper-ledger 2026/q2.csv as ${session} for s3:PutObject`,
  missing: `cooper-ledger 2026/q1-daft.csv as ${session}`,
  list: `cooper-ledger as ${session}`,
  point: `${pointArn}/object/2026/q1.csv as ${session}`,
  brochures: 'cooper-brochures as anonymous for s3:ListBucket',
} as const;

export type Asked = keyof typeof questions;

/** Without a principal all that could not be read is named. */
export const nobody = 'cooper-ledger 2026/q1.csv';
