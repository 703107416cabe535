import { event } from '../../aws/services/cloudtrail/seed.ts';
import { bucket } from '../../aws/services/s3/seed.ts';
import type { State } from '../../aws/state.ts';
import { caskworks, cooperRoleArn, people, region } from '../accounts.ts';
import { daysAgo, hoursAgo } from '../moment.ts';
import { nobody } from '../refusals.ts';

const name = 'cooper-uploads';

/** Versioned, and a clean-up job deleted last quarter's reports: delete markers lie on top of the data. */
export function cooperUploads(state: State): void {
  bucket(state, {
    name,
    account: caskworks,
    createdAt: daysAgo(state, 600),
    versioning: { Status: 'Enabled' },
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'ReportsAreForTheApp',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:GetObject',
          Resource: `arn:aws:s3:::${name}/reports/*`,
          Condition: {
            ArnNotEquals: { 'aws:PrincipalArn': [`arn:aws:iam::${caskworks}:role/records-app`, cooperRoleArn] },
          },
        },
      ],
    },
    objects: [
      { key: 'reports/2026/q2.pdf', size: 913_408, contentType: 'application/pdf', at: daysAgo(state, 140) },
      { key: 'reports/2026/q3.pdf', size: 1_048_576, contentType: 'application/pdf', at: daysAgo(state, 50) },
      { key: 'reports/2026/q3.pdf', size: 1_051_112, contentType: 'application/pdf', at: daysAgo(state, 48) },
      { key: 'reports/2026/q3.pdf', deleteMarker: true, at: hoursAgo(state, 5) },
    ],
  });
  state.denials.push(nobody(name));
  event(state, {
    account: caskworks,
    region,
    bucket: name,
    name: 'PutBucketVersioning',
    by: people.priya,
    at: daysAgo(state, 80),
  });
}
