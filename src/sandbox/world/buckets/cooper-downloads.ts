import { bucket } from '../../aws/services/s3/seed.ts';
import type { State } from '../../aws/state.ts';
import { caskworks, people, region } from '../accounts.ts';
import { event } from '../../aws/services/cloudtrail/seed.ts';
import { daysAgo } from '../moment.ts';
import { nobodyBut } from '../refusals.ts';

const name = 'cooper-downloads';

/** Public by policy, and nothing stops it; customer exports lie beside the installers. */
export function cooperDownloads(state: State): void {
  bucket(state, {
    name,
    account: caskworks,
    createdAt: daysAgo(state, 1400),
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'PublicRead',
          Effect: 'Allow',
          Principal: { AWS: '*' },
          Action: ['s3:GetObject', 's3:GetObjectVersion'],
          Resource: `arn:aws:s3:::${name}/*`,
        },
      ],
    },
    publicAccessBlock: {
      BlockPublicAcls: true,
      IgnorePublicAcls: false,
      BlockPublicPolicy: false,
      RestrictPublicBuckets: false,
    },
    website: { IndexDocument: { Suffix: 'index.html' } },
    objects: [
      { key: 'index.html', body: '<h1>Downloads</h1>', contentType: 'text/html', at: daysAgo(state, 200) },
      { key: 'caskplayer-4.2.dmg', size: 104_857_600, at: daysAgo(state, 20) },
      { key: 'exports/customers-2026-10.csv', size: 8_388_608, contentType: 'text/csv', at: daysAgo(state, 9) },
    ],
  });
  state.denials.push(...nobodyBut(name, 's3:GetObject'));
  event(state, {
    account: caskworks,
    region,
    bucket: name,
    name: 'PutBucketPublicAccessBlock',
    by: people.marcus,
    at: daysAgo(state, 74),
  });
}
