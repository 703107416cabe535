import type { Place } from '../core/change.ts';
import type { Json } from '../core/json.ts';
import { partitionOf } from '../core/partition.ts';
import type { SettingName } from '../core/settings.ts';
import type { WriteCall } from './reading.ts';
import { settingOf } from './settings/index.ts';

/** An API call, the IAM action that it needs, and the ARN on which it needs it. */
interface NeededCall {
  readonly call: string;
  readonly action: string;
  readonly resource: string;
}

/** What a session with tags and a source identity needs (STS API reference, AssumeRole). */
export const assumeActions = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'] as const;

/**
 * The calls that writing this value makes, in order: the write role's session, the write, and the reading that verifies
 * it. Without `role` the resource of the first is every role of the account.
 */
export function callsOf(
  name: SettingName,
  place: Place,
  value: Json,
  role = `arn:${partitionOf(place.region)}:iam::${place.account}:role/*`,
): readonly NeededCall[] {
  const resource = resourceOf(place);
  const { calls, needs } = settingOf(name);
  return [
    ...assumeActions.map((action) => ({ call: 'AssumeRole', action, resource: role })),
    ...writeCalls(name, value).map((one) => ({ ...one, resource })),
    ...needs.map((action) => ({ call: calls[0], action, resource })),
  ];
}

/** The calls of the write alone; none where AWS has no way to. */
export function writeCalls(name: SettingName, value: Json): readonly WriteCall[] {
  const { put, remove } = settingOf(name).writes;
  return value === null ? remove : put;
}

/** S3's actions on an account take no resource (Service Authorization Reference, Amazon S3). */
export const resourceOf = ({ region, bucket }: Place): string =>
  bucket === null ? '*' : `arn:${partitionOf(region)}:s3:::${bucket}`;
