import { event } from '../../aws/services/cloudtrail/seed.ts';
import { bucket } from '../../aws/services/s3/seed.ts';
import type { State } from '../../aws/state.ts';
import { caskworks, people, region } from '../accounts.ts';
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
