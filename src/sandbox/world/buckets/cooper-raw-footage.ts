import { bucket } from '../../aws/services/s3/seed.ts';
import type { State } from '../../aws/state.ts';
import { brightreel, caskworks } from '../accounts.ts';
import { daysAgo } from '../moment.ts';
import { nobody } from '../refusals.ts';
import { storageMetrics } from '../storage-metrics.ts';

const name = 'cooper-raw-footage';
const terabyte = 1024 ** 4;

/** Costly: everything in Standard for ever, old versions kept, uploads that nobody finished. */
export function cooperRawFootage(state: State): void {
  bucket(state, {
    name,
    account: caskworks,
    createdAt: daysAgo(state, 1100),
    versioning: { Status: 'Enabled' },
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'BrightreelGrades',
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${brightreel}:root` },
          Action: 's3:GetObject',
          Resource: `arn:aws:s3:::${name}/*`,
        },
      ],
    },
    tagging: {
      TagSet: [
        { Key: 'team', Value: 'media' },
        { Key: 'cost-center', Value: '4410' },
      ],
    },
    objects: [
      { key: 'shoots/2023-06-12/a001_c003.mxf', size: 187_904_819_200, at: daysAgo(state, 890) },
      { key: 'shoots/2026-11-03/a014_c001.mxf', size: 211_527_139_328, at: daysAgo(state, 19) },
    ],
    uploads: [
      {
        key: 'shoots/2025-02-02/b002_c009.mxf',
        at: daysAgo(state, 293),
        parts: Array.from({ length: 40 }, () => 1_073_741_824),
      },
      {
        key: 'shoots/2026-09-21/c001_c002.mxf',
        at: daysAgo(state, 62),
        parts: Array.from({ length: 12 }, () => 1_073_741_824),
      },
    ],
  });
  storageMetrics(state, name, {
    bytes: { StandardStorage: (days) => Math.round(214.6 * terabyte - days * 0.11 * terabyte) },
    objects: (days) => 1_861_204 - days * 940,
  });
  state.denials.push(nobody(name));
}
