import { valueOf } from '../../core/check.ts';
import type { Facts } from '../../core/facts.ts';
import type { Plan } from '../../core/remedy.ts';
import { code, type Words, words } from '../../core/words.ts';
import { usesKms } from '../encryption/default-encryption.ts';
import { accountOf, regionOf } from '../plans/place.ts';
import { refused } from '../plans/plan.ts';

type Check = (source: Facts, logs: Facts) => Words | null;

/** Why logs of one bucket can't go to another that is not there, not of the same account, or of another region. */
export const isElsewhere = (source: Facts, logs: Facts): Plan | null => firstOf(places, source, logs);

/** What of the other bucket, of which everything was seen, keeps logs out; null where nothing does. */
export const refusesLogs = (source: Facts, logs: Facts): Plan | null => firstOf(settings, source, logs);

function firstOf(checks: readonly Check[], source: Facts, logs: Facts): Plan | null {
  const found = checks.map((check) => check(source, logs)).find((why) => why !== null);
  if (found === undefined) return null;
  return refused(found, words`Name another bucket with ${code('to=')}, or change ${nameOf(logs)} first.`);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html */
const places: readonly Check[] = [
  (_source, logs) => (logs.reads.bucket?.is === 'absent' ? words`There is no bucket ${nameOf(logs)}.` : null),

  (source, logs) => {
    // Only what S3 says of it: the question may merely suppose that it is ours.
    const [own, other] = [accountOf(source), valueOf(logs, 'owner')?.account ?? null];
    if (own === null || other === null)
      return words`Nobody knows whether ${nameOf(source)} and ${nameOf(logs)} belong to the same account, which S3 demands.`;
    return own === other ? null : words`${nameOf(logs)} belongs to another account, ${code(other)}.`;
  },

  (source, logs) => {
    const [own, other] = [regionOf(source), regionOf(logs)];
    return own === other ? null : words`${nameOf(logs)} is in another region, ${code(other ?? 'unknown')}.`;
  },
];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
const settings: readonly Check[] = [
  (_source, logs) =>
    valueOf(logs, 'objectLock')?.ObjectLockEnabled === 'Enabled'
      ? words`${nameOf(logs)} has Object Lock: S3 delivers no logs there.`
      : null,

  (_source, logs) =>
    valueOf(logs, 'requestPayment')?.Payer === 'Requester'
      ? words`${nameOf(logs)} is a Requester Pays bucket: S3 delivers no logs there.`
      : null,

  (_source, logs) =>
    valueOf(logs, 'encryption')?.Rules.some(usesKms)
      ? words`${nameOf(logs)} encrypts with a KMS key by default: S3 delivers no logs there.`
      : null,

  (source, logs) => {
    const to = valueOf(logs, 'logging')?.LoggingEnabled?.['TargetBucket'];
    if (to !== source.target.bucket && to !== logs.target.bucket) return null;
    return words`${nameOf(logs)} has its own logs sent to ${code(to)}: each log would be logged again, without end.`;
  },
];

const nameOf = ({ target: { bucket } }: Facts) => code(bucket);
