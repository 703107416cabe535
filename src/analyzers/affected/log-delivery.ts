import type { JsonObject } from '../../core/json.ts';
import type { Facts } from '../../core/facts.ts';
import { code, type Words, words } from '../../core/words.ts';
import { affected, type Kind, type Meeting, nothingMet } from './meeting.ts';
import { usesKms } from './new-object-key.ts';
import type { Outcome } from './simulation/outcome.ts';

/**
 * The bucket as one that records are kept of, and as one that keeps them. Who may deliver is part of the simulation:
 * what is here is what policies don't decide.
 */
export const logDelivery: Kind = (meeting) => {
  const lines = [...recorded(meeting), ...keeping(meeting)];
  return lines.length === 0 ? nothingMet : { affected: lines, notKnown: [] };
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html */
function recorded({ was, will, changed }: Meeting) {
  if (!changed.includes('logging')) return [];
  const before = placeOf(was);
  const after = placeOf(will);
  const who = (place: Words) => words`whoever may read ${place}`;
  const gains =
    after === null
      ? []
      : [
          affected(
            'gains',
            who(after),
            words`sees who asks this bucket for what, key names included`,
            'GetBucketLogging',
          ),
        ];
  const loses =
    before === null
      ? []
      : [
          affected(
            'loses',
            who(before),
            words`gets no more records of requests to this bucket there`,
            'GetBucketLogging',
          ),
        ];
  return [...loses, ...gains];
}

function placeOf({ reads: { logging } }: Facts): Words | null {
  const on: JsonObject | null = logging?.is === 'known' ? logging.value.LoggingEnabled : null;
  if (on === null) return null;
  const { TargetBucket: bucket, TargetPrefix: prefix } = on;
  return [code(`${textOf(bucket)}/${textOf(prefix)}*`)];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * A bucket that access logs go to may not encrypt by default with KMS.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
function keeping({ was, will, changed, comparison: { outcomes } }: Meeting) {
  if (!changed.includes('encryption') || usesKms(was) || !usesKms(will)) return [];
  const delivers = outcomes.filter(isDelivery).map(({ after }) => after.decision);
  if (!delivers.some((decision) => decision === 'allow' || decision === 'depends')) return [];
  const who = words`delivery of S3 access logs (${code('logging.s3.amazonaws.com')})`;
  const what = words`can't write to a bucket whose default encryption is SSE-KMS: records of the buckets that log here are lost`;
  return [affected('loses', who, what, 'GetBucketEncryption')];
}

const isDelivery = ({ candidate, action }: Outcome): boolean =>
  candidate.principal.service === 'logging.s3.amazonaws.com' && action === 's3:PutObject';
