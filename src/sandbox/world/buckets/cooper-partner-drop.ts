import { bucket } from '../../aws/services/s3/seed.ts';
import type { State } from '../../aws/state.ts';
import { brightreel, caskworks } from '../accounts.ts';
import { daysAgo } from '../moment.ts';
import { cooperLacks, nobody } from '../refusals.ts';

const name = 'cooper-partner-drop';
const arn = `arn:aws:s3:::${name}`;

/** Cross-account ownership: Brightreel uploads without bucket-owner-full-control and keeps owning what it sends. */
export function cooperPartnerDrop(state: State): void {
  bucket(state, {
    name,
    account: caskworks,
    createdAt: daysAgo(state, 1300),
    ownershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'BrightreelDelivers',
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${brightreel}:root` },
          Action: ['s3:PutObject', 's3:PutObjectAcl'],
          Resource: `${arn}/*`,
        },
        {
          Sid: 'WeRead',
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${caskworks}:root` },
          Action: 's3:GetObject',
          Resource: `${arn}/*`,
        },
      ],
    },
    objects: [
      { key: 'masters/ep-101.mov', size: 8_589_934_592, at: daysAgo(state, 3), writer: brightreel },
      { key: 'masters/ep-100.mov', size: 8_053_063_680, at: daysAgo(state, 30) },
    ],
  });
  const theirs = `${arn}/masters/ep-101.mov`;
  state.denials.push(
    cooperLacks({ action: 's3:GetObject', resource: theirs }, 'resource-based policy'),
    cooperLacks({ action: 's3:GetObjectAcl', resource: theirs }, 'resource-based policy'),
    nobody(name),
  );
}
