import type { Affected } from '../../core/change.ts';
import type { DeniedCall } from '../../core/denied-calls.ts';
import type { Facts, TrailEvent } from '../../core/facts.ts';
import type { SettingName } from '../../core/settings.ts';
import { code, listed, type Words, words } from '../../core/words.ts';
import { affected, blind, day, type Kind, type Meeting, touchesAccess } from './meeting.ts';
import { usesKms } from './new-object-key.ts';

/** At most so many people in lines of their own. */
const most = 5;

/**
 * What an event that writes a setting has in its name, which is not always the API's.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
 */
const named: Readonly<Partial<Record<SettingName, RegExp>>> = {
  policy: /BucketPolicy$/,
  publicAccessBlock: /BucketPublicAccessBlock$|^(?:Put|Delete)PublicAccessBlock$/,
  accountPublicAccessBlock: /AccountPublicAccessBlock$/,
  ownershipControls: /BucketOwnershipControls$/,
  acl: /BucketAcl$/,
  encryption: /BucketEncryption$/,
  versioning: /BucketVersioning$/,
  logging: /BucketLogging$/,
  lifecycle: /BucketLifecycle(?:Configuration)?$/,
  website: /BucketWebsite$/,
  replication: /BucketReplication$/,
  requestPayment: /BucketRequestPayment$/,
};

/** Sessions of Cooper's own writes are named after their change. */
const isCoopers = ({ who }: TrailEvent): boolean => /:assumed-role\/[^/]+\/cooper-/.test(who ?? '');

const writes = ({ name, errorCode }: TrailEvent, settings: readonly SettingName[]): boolean =>
  errorCode === null && /^(?:Put|Delete)/.test(name) && settings.some((setting) => named[setting]?.test(name));

/** Who wrote the same settings lately, whom KMS refuses already, and what CloudTrail can't show. */
export const recentUse: Kind = (meeting) => {
  const { was, changed } = meeting;
  if (changed.length === 0) return { affected: [], notKnown: [] };
  if (was.target.bucket === '') return { affected: [], notKnown: [noBucket] };
  return {
    affected: [...writers(meeting), ...refusedByKms(meeting)],
    notKnown: [
      ...blind(was, ['recentChanges'], words`who changed this bucket lately, and may change it back, is not known`),
      ...(touchesAccess(meeting) || changed.includes('encryption') ? [noDataEvents] : []),
    ],
  };
};

/** CloudTrail is asked about one bucket at a time. */
const noBucket = words`Who changed this lately, and may change it back, was not looked at.`;

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html */
const noDataEvents = words`Who read or wrote objects lately can't be seen: CloudTrail's event history holds no data events of S3.`;

function writers({ was: { reads }, changed }: Meeting): readonly Affected[] {
  const events = reads.recentChanges?.is === 'known' ? reads.recentChanges.value : [];
  const theirs = events.filter((one) => writes(one, changed) && !isCoopers(one));
  const byWhom = Map.groupBy(theirs, ({ who }) => who ?? 'somebody');
  return [...byWhom].slice(0, most).map(([who, all]) => {
    const last =
      all
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? '';
    const names = listed([...new Set(all.map(({ name }) => name))].map(code));
    const often = all.length === 1 ? 'once' : `${all.length} times`;
    const what = words`wrote the same settings ${often}, last on ${day(last)} (${names}): if that is a program, its next run may undo this change`;
    return affected('perhaps', [code(who)], what, 'LookupEvents');
  });
}

function refusedByKms({ was, will, changed }: Meeting): readonly Affected[] {
  const { deniedCalls } = was.reads;
  if (!changed.includes('encryption') || !usesKms(will) || deniedCalls?.is !== 'known') return [];
  const byKms = deniedCalls.value.groups.filter(({ source }) => source === 'kms.amazonaws.com');
  return byKms.slice(0, most).map((one) => affected('perhaps', whoOf(one), whatOf(one), 'LookupEvents'));
}

const whoOf = ({ who }: DeniedCall): Words => [code(who ?? 'somebody')];

const whatOf = ({ name, count, last }: DeniedCall): Words =>
  words`was refused ${code(name)} by KMS ${count === 1 ? 'once' : `${count} times`}, last on ${day(last)}, and new objects come under a KMS key`;

/**
 * Who changed these settings after a moment, as CloudTrail tells, newest first: «who wrote it with what and when». Empty
 * where it tells nothing. Events arrive some minutes late.
 */
export function changedSince(facts: Facts, since: Date, settings: readonly SettingName[]): readonly Words[] {
  const { recentChanges } = facts.reads;
  const events = recentChanges?.is === 'known' ? recentChanges.value : [];
  const later = events.filter((one) => Date.parse(one.at) >= since.getTime() && writes(one, settings));
  return later
    .slice(0, most)
    .map(({ who, name, at }) => words`${code(who ?? 'somebody')} with ${code(name)} at ${toTheSecond(at)}`);
}

/** `2026-11-22 03:10:59 UTC`. */
const toTheSecond = (at: string): string => `${at.slice(0, 19).replace('T', ' ')} UTC`;
