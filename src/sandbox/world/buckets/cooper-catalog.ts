import { series } from '../../aws/services/cloudwatch/seed.ts';
import type { Datum } from '../../aws/services/cloudwatch/state.ts';
import { bucket } from '../../aws/services/s3/seed.ts';
import { role } from '../../aws/services/iam/seed.ts';
import type { State } from '../../aws/state.ts';
import { brightreel, caskworks, region } from '../accounts.ts';
import { daysAgo, hoursAgo } from '../moment.ts';
import { nobody } from '../refusals.ts';

const name = 'cooper-catalog';
const copy = 'brightreel-catalog-copy';
const minute = 60_000;

/** Replication failing: the rule's destination is Brightreel's, whose bucket policy no longer names the role. */
export function cooperCatalog(state: State): void {
  const replicator = role(state, { account: caskworks, name: 'catalog-replication' });
  bucket(state, { name: copy, account: brightreel, createdAt: daysAgo(state, 380), versioning: { Status: 'Enabled' } });
  bucket(state, {
    name,
    account: caskworks,
    createdAt: daysAgo(state, 400),
    versioning: { Status: 'Enabled' },
    replication: {
      Role: replicator.arn,
      Rules: [
        {
          ID: 'to-brightreel',
          Priority: 1,
          Status: 'Enabled',
          Filter: { Prefix: '' },
          Destination: { Bucket: `arn:aws:s3:::${copy}`, Account: brightreel, Metrics: { Status: 'Enabled' } },
          DeleteMarkerReplication: { Status: 'Disabled' },
        },
      ],
    },
    objects: [
      { key: 'titles/0001.json', body: '{"title":"Pilot"}', at: daysAgo(state, 90), replicationStatus: 'COMPLETED' },
      { key: 'titles/0412.json', body: '{"title":"Finale"}', at: hoursAgo(state, 7), replicationStatus: 'FAILED' },
    ],
  });
  failures(state);
  state.denials.push(nobody(name), nobody(copy));
}

/** Since yesterday each write fails at the destination. */
function failures(state: State): void {
  const since = daysAgo(state, 1).getTime();
  series(state, {
    account: caskworks,
    region,
    metric: 'OperationsFailedReplication',
    unit: 'Count',
    dimensions: { SourceBucket: name, DestinationBucket: copy, RuleId: 'to-brightreel' },
    source: {
      is: 'function',
      *points(start, end): Iterable<Datum> {
        for (let at = Math.ceil(start / minute) * minute; at < end; at += minute) {
          const failed = at < since ? 0 : 3;
          yield { at, count: 1, sum: failed, min: failed, max: failed, samples: null };
        }
      },
    },
  });
}
