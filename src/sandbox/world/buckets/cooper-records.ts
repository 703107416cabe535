import { bucket } from '../../aws/services/s3/seed.ts';
import { key } from '../../aws/services/kms/seed.ts';
import { event } from '../../aws/services/cloudtrail/seed.ts';
import type { State } from '../../aws/state.ts';
import { caskworks, cooperSession, people, region } from '../accounts.ts';
import { daysAgo, minutesAgo } from '../moment.ts';
import { cooperLacks, nobody } from '../refusals.ts';

const name = 'cooper-records';
const keyId = '5f2c1d7e-8a43-4b61-9c1e-3d60a7b8c9d0';
const object = `arn:aws:s3:::${name}/contracts/2026/brightreel.pdf`;

/** KMS without a grant: S3 would give the object, the key's policy names one role only. */
export function cooperRecords(state: State): void {
  const made = key(state, {
    account: caskworks,
    region,
    id: keyId,
    alias: 'alias/records',
    description: 'Contracts and personal records',
    policy: {
      Version: '2012-10-17',
      Statement: [
        { Sid: 'Administer', Effect: 'Allow', Principal: { AWS: people.marcus }, Action: 'kms:*', Resource: '*' },
        {
          Sid: 'RecordsApp',
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${caskworks}:role/records-app` },
          Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          Resource: '*',
        },
      ],
    },
  });
  bucket(state, {
    name,
    account: caskworks,
    createdAt: daysAgo(state, 500),
    encryption: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: made.arn },
          BucketKeyEnabled: false,
        },
      ],
    },
    versioning: { Status: 'Enabled' },
    objects: [
      { key: 'contracts/2026/brightreel.pdf', size: 2_411_724, contentType: 'application/pdf', at: daysAgo(state, 15) },
      { key: 'contracts/2026/agency.pdf', size: 1_187_020, contentType: 'application/pdf', at: daysAgo(state, 11) },
    ],
  });
  const lacks = cooperLacks({ action: 'kms:Decrypt', resource: made.arn }, 'resource-based policy');
  state.denials.push(lacks, nobody(name));
  event(state, {
    account: caskworks,
    region,
    at: minutesAgo(state, 50),
    name: 'Decrypt',
    source: 'kms.amazonaws.com',
    by: cooperSession,
    readOnly: true,
    resources: [{ ResourceType: 'AWS::KMS::Key', ResourceName: made.arn }],
    requestParameters: { encryptionContext: { 'aws:s3:arn': object }, keyId: made.arn },
    error: { code: 'AccessDenied', message: lacks.message },
  });
}
