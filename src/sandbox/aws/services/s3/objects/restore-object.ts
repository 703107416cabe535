import { AwsError } from '../../../service.ts';
import { type BucketApi, empty, type Route } from '../api.ts';
import { invalidArgument } from '../errors.ts';
import { type Branch, malformedXml, parseXml, textOf } from '../xml.ts';
import { isArchived } from './archive.ts';
import { find, replace } from './versions.ts';

/** Hours until it is there, at the long end of what AWS says (S3 user guide, «Archive retrieval options»); null: not offered. */
const hours: Readonly<Record<string, Readonly<Record<string, number | null>>>> = {
  GLACIER: { Expedited: 5 / 60, Standard: 5, Bulk: 12 },
  DEEP_ARCHIVE: { Expedited: null, Standard: 12, Bulk: 48 },
};

const restoreObject: BucketApi = {
  name: 'RestoreObject',
  action: 's3:RestoreObject',
  on: 'object',
  signedOnly: true,
  run(ask) {
    const version = find(ask);
    const { data } = version;
    if (!isArchived(data))
      throw new AwsError('InvalidObjectState', 403, "Restore is not allowed for the object's current storage class", {
        details: { StorageClass: data.storageClass },
      });
    const { days, wait } = wantedRestore(parseXml(ask.call.body.toString(), 'RestoreRequest'), data.storageClass);
    const held = data.restore !== null && data.restore.expiresAt > ask.call.at ? data.restore : null;
    if (held !== null && held.readyAt > ask.call.at)
      throw new AwsError('RestoreAlreadyInProgress', 409, 'Object restore is already in progress');
    // A second request for a copy that is there only moves its end.
    const now = ask.call.at.getTime();
    const readyAt = held?.readyAt ?? new Date(now + wait * 3_600_000);
    const expiresAt = new Date(Math.max(readyAt.getTime(), now) + days * 86_400_000);
    replace(ask.bucket, version, { restore: { readyAt, expiresAt } });
    return empty(held === null ? 202 : 200);
  },
};

/** For how many days, and in how many hours. */
function wantedRestore(document: Branch, storageClass: string): { readonly days: number; readonly wait: number } {
  const days = Number(textOf(document, 'Days') ?? Number.NaN);
  if (!Number.isInteger(days) || days < 1) throw malformedXml();
  const tier = textOf(document, 'GlacierJobParameters', 'Tier') ?? textOf(document, 'Tier') ?? 'Standard';
  const wait = hours[storageClass]?.[tier];
  if (typeof wait === 'number') return { days, wait };
  throw invalidArgument('Retrieval option is not supported by this storage class', 'Tier', tier);
}

export const restoreRoutes: readonly Route[] = [
  { method: 'POST', on: 'object', query: ['restore'], api: restoreObject },
];
