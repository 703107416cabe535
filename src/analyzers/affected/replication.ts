import type { Json, JsonObject } from '../../core/json.ts';
import { code, listed, words } from '../../core/words.ts';
import { affected, blind, type Kind, nothingMet } from './meeting.ts';
import { usesKms } from './new-object-key.ts';

/**
 * S3 replicates what is under KMS keys only by rules that say so.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
export const replication: Kind = ({ was, will, changed }) => {
  if (!changed.includes('encryption') || usesKms(was) || !usesKms(will)) return nothingMet;
  const { replication: fact } = was.reads;
  if (fact?.is !== 'known')
    return {
      affected: [],
      notKnown: blind(was, ['replication'], words`whether replication would leave out new objects is not known`),
    };
  const enabled = fact.value.Rules.filter(({ Status }) => Status === 'Enabled');
  const without = enabled.filter((rule) => !takesKms(rule));
  const lines = without.length === 0 ? [] : [leftOut(without)];
  const rest = enabled.length > without.length ? [keyOfReplicas] : [];
  return { affected: [...lines, ...rest], notKnown: [] };
};

const inside = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject)[name] : undefined;

const takesKms = ({ SourceSelectionCriteria: criteria }: JsonObject): boolean =>
  inside(inside(criteria, 'SseKmsEncryptedObjects'), 'Status') === 'Enabled';

function leftOut(rules: readonly JsonObject[]) {
  const places = [...new Set(rules.map(({ Destination }) => inside(Destination, 'Bucket')))];
  const names = places.map((arn) =>
    code(typeof arn === 'string' ? arn.replace(/^arn:[^:]*:s3:::/, '') : 'another bucket'),
  );
  const left = names.length - 5;
  return affected(
    'loses',
    words`replication to ${listed(left > 0 ? [...names.slice(0, 5), `${left} more`] : names)}`,
    words`leaves out new objects: its rules don't select what is under KMS keys (${code('SseKmsEncryptedObjects')})`,
    'GetBucketReplication',
  );
}

const keyOfReplicas = affected(
  'perhaps',
  words`the replication role`,
  words`needs ${code('kms:Decrypt')} on the new key, and ${code('kms:Encrypt')} on that of the replicas`,
  'GetBucketReplication',
);
