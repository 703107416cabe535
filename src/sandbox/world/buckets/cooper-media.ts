import { implicitDenial } from '../../aws/denial-text.ts';
import { event } from '../../aws/services/cloudtrail/seed.ts';
import { bucket } from '../../aws/services/s3/seed.ts';
import type { State } from '../../aws/state.ts';
import { caskworks, people, region } from '../accounts.ts';
import { daysAgo, minutesAgo } from '../moment.ts';
import { nobody } from '../refusals.ts';

const name = 'cooper-media';

const publicRead = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'PlayersMayWatch',
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::${name}/videos/*`,
    },
    {
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
};

/** The incident: a baseline job turned on Block Public Access, and the public policy stopped working. */
export function cooperMedia(state: State): void {
  bucket(state, {
    name,
    account: caskworks,
    createdAt: daysAgo(state, 800),
    policy: publicRead,
    publicAccessBlock: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
    versioning: { Status: 'Enabled' },
    tagging: { TagSet: [{ Key: 'team', Value: 'media' }] },
    objects: [
      { key: 'videos/intro.mp4', size: 48_203_776, contentType: 'video/mp4', at: daysAgo(state, 40) },
      { key: 'videos/outro.mp4', size: 21_990_232, contentType: 'video/mp4', at: daysAgo(state, 40) },
      { key: 'videos/trailer (final).mp4', size: 73_400_320, contentType: 'video/mp4', at: daysAgo(state, 12) },
      { key: 'posters/intro.jpg', size: 412_672, contentType: 'image/jpeg', at: daysAgo(state, 40) },
    ],
  });
  state.denials.push(nobody(name));
  const of = { account: caskworks, region, bucket: name };
  event(state, { ...of, name: 'PutBucketPolicy', by: people.marcus, at: daysAgo(state, 61) });
  event(state, { ...of, name: 'PutBucketVersioning', by: people.marcus, at: daysAgo(state, 33) });
  event(state, {
    ...of,
    name: 'PutBucketPolicy',
    by: people.priya,
    at: minutesAgo(state, 11),
    error: {
      code: 'AccessDenied',
      message: implicitDenial(
        { principal: people.priya, action: 's3:PutBucketPolicy', resource: `arn:aws:s3:::${name}` },
        'identity-based policy',
      ),
    },
  });
  event(state, { ...of, name: 'PutBucketPublicAccessBlock', by: people.baseline, at: minutesAgo(state, 23) });
}
