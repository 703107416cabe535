import { bucket } from '../../aws/services/s3/seed.ts';
import type { State } from '../../aws/state.ts';
import { caskworks } from '../accounts.ts';
import { daysAgo } from '../moment.ts';
import { cooperDenied, nobody } from '../refusals.ts';

const name = 'cooper-finance';
const arn = `arn:aws:s3:::${name}`;

/** Locked out by a Deny: the endpoint it names was deleted, so nobody but root gets in. */
export function cooperFinance(state: State): void {
  bucket(state, {
    name,
    account: caskworks,
    createdAt: daysAgo(state, 900),
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'OnlyThroughOurEndpoint',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: [arn, `${arn}/*`],
          Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-0deleted00000000f' } },
        },
      ],
    },
    objects: [{ key: 'ledger/2026-10.parquet', size: 90_177_536, at: daysAgo(state, 20) }],
  });
  // S3 puts the API's own action and resource into its text, so each refusal has its own words.
  const onBucket = [
    's3:ListBucket',
    's3:GetBucketPolicy',
    's3:GetBucketPolicyStatus',
    's3:GetBucketAcl',
    's3:GetBucketOwnershipControls',
  ];
  state.denials.push(
    ...onBucket.map((action) => cooperDenied({ action, resource: arn }, 'resource-based policy')),
    cooperDenied(
      { action: 's3:GetObject', resource: `${arn}/ledger/2026-10.parquet`, on: `${arn}/*` },
      'resource-based policy',
    ),
    cooperDenied({ action: 's3:*', resource: arn, on: `${arn}*`, named: 's3:GetBucketAcl' }, 'resource-based policy'),
    nobody(name),
  );
}
