import {
  DeleteBucketLifecycleCommand,
  GetBucketLifecycleConfigurationCommand,
  type LifecycleRule,
  PutBucketLifecycleConfigurationCommand,
  type PutBucketLifecycleConfigurationRequest,
} from '@aws-sdk/client-s3';
import type { Json } from '../../core/json.ts';
import type { Settings } from '../../core/settings.ts';
import { ownBucket, readBucket } from '../bucket-read.ts';
import { plain } from '../plain.ts';
import type { Setting } from '../reading.ts';
import { required } from '../well-formed.ts';

const ask = { action: 's3:GetLifecycleConfiguration', absent: ['NoSuchLifecycleConfiguration'] };

type Lifecycle = Settings['lifecycle'];
type SizeRule = PutBucketLifecycleConfigurationRequest['TransitionDefaultMinimumObjectSize'];

export const lifecycle: Setting<'lifecycle'> = {
  name: 'lifecycle',
  calls: ['GetBucketLifecycleConfiguration'],
  needs: [ask.action],
  writes: {
    put: [{ call: 'PutBucketLifecycleConfiguration', action: 's3:PutLifecycleConfiguration' }],
    remove: [{ call: 'DeleteBucketLifecycle', action: 's3:PutLifecycleConfiguration' }],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const all = await s3.send(new GetBucketLifecycleConfigurationCommand(bucket));
      return plain<Lifecycle>({ ...all, Rules: required(all.Rules, 'Rules') });
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);
    if (value === null) return s3.send(new DeleteBucketLifecycleCommand(bucket));
    const { Rules, TransitionDefaultMinimumObjectSize: size } = value;
    const rules = Rules.map((rule) => withDates(rule) as LifecycleRule);
    const atLeast = size === undefined ? {} : { TransitionDefaultMinimumObjectSize: size as SizeRule };
    return s3.send(
      new PutBucketLifecycleConfigurationCommand({ ...bucket, LifecycleConfiguration: { Rules: rules }, ...atLeast }),
    );
  },
};

/** `Date` is where lifecycle rules keep a day; the SDK wants it as a Date again. */
function withDates(value: Json): unknown {
  if (Array.isArray(value)) return value.map(withDates);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [
    key,
    key === 'Date' && typeof part === 'string' ? new Date(part) : withDates(part),
  ]);
  return Object.fromEntries(entries);
}
