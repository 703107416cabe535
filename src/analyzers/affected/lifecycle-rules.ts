import type { Facts } from '../../core/facts.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { code, listed, type Words, words } from '../../core/words.ts';
import { affected, blind, type Kind, type Meeting, nothingMet } from './meeting.ts';

const call = 'GetBucketLifecycleConfiguration';

/** What rules of the lifecycle do to uploads and versions, where they or versioning change. */
export const lifecycleRules: Kind = (meeting) => {
  const { changed } = meeting;
  if (changed.includes('lifecycle')) return uploads(meeting);
  return changed.includes('versioning') ? versions(meeting) : nothingMet;
};

/**
 * Uploads are aborted a number of days after they began, and their parts are gone for good.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html
 */
function uploads({ was, will }: Meeting) {
  const before = soonest(was);
  const after = soonest(will);
  if (after === null || (before !== null && before <= after)) return nothingMet;
  const line = affected(
    'perhaps',
    words`multipart uploads that take longer than ${after} ${after === 1 ? 'day' : 'days'}`,
    words`are aborted and their parts deleted for good${before === null ? '' : words`, today after ${before} days`}; those that are that old now, as soon as the rule is in force`,
    call,
  );
  const notKnown = words`How many uploads are in flight, and how old they are, was not read (${code('s3:ListBucketMultipartUploads')}).`;
  return { affected: [line], notKnown: [notKnown] };
}

/** Days of the quickest enabled rule; null where none aborts. */
function soonest(facts: Facts): number | null {
  const days = enabledRules(facts).flatMap(({ AbortIncompleteMultipartUpload: abort }) => {
    const after = objectOf(abort)['DaysAfterInitiation'];
    return typeof after === 'number' ? [after] : [];
  });
  return days.length === 0 ? null : Math.min(...days);
}

function enabledRules({ reads: { lifecycle } }: Facts): readonly JsonObject[] {
  return lifecycle?.is === 'known' ? lifecycle.value.Rules.filter(({ Status }) => Status === 'Enabled') : [];
}

const objectOf = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

const statusOf = ({ reads: { versioning } }: Facts) => (versioning?.is === 'known' ? versioning.value.Status : null);

/**
 * With versions, expiring and deleting only hide an object.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-expire-general-considerations.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectVersions.html
 */
function versions(meeting: Meeting) {
  const { was, will } = meeting;
  if (statusOf(will) !== 'Enabled') return suspended(meeting);
  const deleting = affected(
    'perhaps',
    words`whoever deletes or overwrites objects`,
    words`only hides them: old versions stay, and are paid for, until somebody deletes them by version`,
    'GetBucketVersioning',
  );
  const expiring = enabledRules(was).filter(({ Expiration }) => expires(objectOf(Expiration)));
  const notKnown = blind(was, ['lifecycle'], words`which rules would then leave versions behind is not known`);
  const rules = expiring.length === 0 ? [] : [ruleLine(expiring)];
  return { affected: [...rules, deleting], notKnown };
}

const expires = ({ Days, Date: date }: JsonObject): boolean => Days !== undefined || date !== undefined;

function ruleLine(rules: readonly JsonObject[]) {
  const kept = rules.every(({ NoncurrentVersionExpiration: noncurrent }) => noncurrent === undefined);
  const ids = rules.map(({ ID }) => code(typeof ID === 'string' ? ID : 'without an ID'));
  const left = ids.length - 5;
  const who = words`the lifecycle ${ids.length === 1 ? 'rule' : 'rules'} ${listed(left > 0 ? [...ids.slice(0, 5), `${left} more`] : ids)}`;
  const what: Words = kept
    ? words`no longer free what they expire: it becomes an old version, which nothing deletes without ${code('NoncurrentVersionExpiration')}`
    : words`first make what they expire an old version, and delete that later or, without ${code('NoncurrentVersionExpiration')}, never`;
  return affected('loses', who, what, call);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/AddingObjectstoVersionSuspendedBuckets.html */
function suspended({ was }: Meeting) {
  if (statusOf(was) !== 'Enabled') return nothingMet;
  const line = affected(
    'loses',
    words`whoever relies on getting old versions back`,
    words`gets none of what is overwritten from then on; versions that are there stay`,
    'GetBucketVersioning',
  );
  return { affected: [line, ...replicated(was)], notKnown: [] };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html */
function replicated({ reads: { replication } }: Facts) {
  if (replication?.is !== 'known') return [];
  return [
    affected(
      'loses',
      words`replication of this bucket`,
      words`needs versioning: S3 refuses to suspend it while replication is configured`,
      'GetBucketReplication',
    ),
  ];
}
