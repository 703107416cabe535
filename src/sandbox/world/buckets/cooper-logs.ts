import { bucket } from '../../aws/services/s3/seed.ts';
import type { State } from '../../aws/state.ts';
import { caskworks, people, region } from '../accounts.ts';
import { event } from '../../aws/services/cloudtrail/seed.ts';
import { daysAgo, hoursAgo } from '../moment.ts';
import { nobody } from '../refusals.ts';

const name = 'cooper-logs';

/** Lifecycle gone wrong: logs freeze after a day, so those of last night can't be read when they are needed. */
export function cooperLogs(state: State): void {
  bucket(state, {
    name,
    account: caskworks,
    createdAt: daysAgo(state, 650),
    lifecycle: {
      Rules: [
        {
          ID: 'save-money',
          Status: 'Enabled',
          Filter: { Prefix: '' },
          Transitions: [{ Days: 1, StorageClass: 'GLACIER' }],
        },
        { ID: 'expire', Status: 'Enabled', Filter: { Prefix: 'app/' }, Expiration: { Days: 30 } },
      ],
    },
    objects: [
      { key: 'app/web-1.log.gz', size: 38_912, at: daysAgo(state, 2), storageClass: 'GLACIER' },
      { key: 'app/web-2.log.gz', size: 41_472, at: hoursAgo(state, 3) },
    ],
  });
  state.denials.push(nobody(name));
  event(state, {
    account: caskworks,
    region,
    bucket: name,
    name: 'PutBucketLifecycle',
    by: people.deploy,
    at: daysAgo(state, 4),
  });
}
