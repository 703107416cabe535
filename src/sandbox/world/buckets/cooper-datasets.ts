import { bucket } from '../../aws/services/s3/seed.ts';
import type { State } from '../../aws/state.ts';
import { brightreel, caskworks } from '../accounts.ts';
import { daysAgo } from '../moment.ts';
import { nobody } from '../refusals.ts';

const name = 'cooper-datasets';

/** Requester Pays: Brightreel gets 403 because its client does not say that it pays. */
export function cooperDatasets(state: State): void {
  bucket(state, {
    name,
    account: caskworks,
    createdAt: daysAgo(state, 320),
    requestPayment: { Payer: 'Requester' },
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Partners',
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${brightreel}:root` },
          Action: ['s3:GetObject', 's3:ListBucket'],
          Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
        },
      ],
    },
    objects: [{ key: 'scenes/v3/index.parquet', size: 734_003_200, at: daysAgo(state, 33) }],
  });
  state.denials.push(nobody(name), {
    ...nobody(name),
    principal: `arn:aws:iam::${brightreel}:*`,
  });
}
