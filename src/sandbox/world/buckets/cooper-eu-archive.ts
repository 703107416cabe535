import { bucket } from '../../aws/services/s3/seed.ts';
import type { State } from '../../aws/state.ts';
import { caskworks } from '../accounts.ts';
import { daysAgo } from '../moment.ts';
import { nobody } from '../refusals.ts';

const name = 'cooper-eu-archive';

/** In Frankfurt, while every client is set to us-east-1. */
export function cooperEuArchive(state: State): void {
  bucket(state, {
    name,
    account: caskworks,
    region: 'eu-central-1',
    createdAt: daysAgo(state, 700),
    objects: [
      { key: 'invoices/2024/0117.pdf', size: 188_416, contentType: 'application/pdf', at: daysAgo(state, 690) },
    ],
  });
  state.denials.push(nobody(name));
}
