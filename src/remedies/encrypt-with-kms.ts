import { z } from 'zod';
import { unseen, valueOf } from '../core/check.ts';
import type { Facts, KmsKey } from '../core/facts.ts';
import { partitionOf } from '../core/partition.ts';
import type { Plan, Remedy } from '../core/remedy.ts';
import { code, type Words, words } from '../core/words.ts';
import { withAlgorithm } from './encryption/default-encryption.ts';
import { receivesLogs } from './logs/receives-logs.ts';
import { accountOf, bucketOf, regionOf } from './plans/place.ts';
import { looking, nothing, planned, refused } from './plans/plan.ts';

/**
 * Only the full ARN of a key: an alias would be looked up in the account of whoever uploads, and S3 checks neither.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html
 */
const keyArn = /^arn:(aws[a-z-]*):kms:([a-z\d-]+):(\d{12}):key\/[A-Za-z\d-]+$/;
const mustBeArn = 'must be the full ARN of a KMS key, arn:aws:kms:<region>:<account>:key/<id>, and not an alias';

interface Params {
  readonly key: string;
}

/** SSE-KMS with an S3 Bucket Key, which spares most of the calls to KMS, as the default for new objects. */
export const encryptWithKms: Remedy<Params> = {
  id: 'encrypt-with-kms',
  version: 1,
  title: 'Encrypt new objects with a KMS key',
  risk: 'B',
  on: 'bucket',
  params: z.strictObject({ key: z.string().regex(keyArn, mustBeArn) }),
  keyOf: ({ key }) => key,
  usage: 'key=<full key ARN>',
  reads: ['bucket', 'owner', 'encryption', 'kmsKey', 'acl', 'policy', 'ownershipControls'],

  plan: (seen, { key }) =>
    looking(seen.facts, ['encryption', 'kmsKey'], ({ encryption, kmsKey }) => {
      const inTheWay = elsewhere(seen.facts, key) ?? unusable(kmsKey, key) ?? logTarget(seen.facts);
      if (inTheWay !== null) return inTheWay;
      const already = words`New objects in ${code(seen.facts.target.bucket)} are encrypted with ${code(key)} and a bucket key.`;
      const rules = encryption?.Rules ?? [];
      const isSo = rules.length > 0 && rules.every((rule) => rule.KMSMasterKeyID === key && rule.BucketKeyEnabled);
      if (isSo && rules.every(({ SSEAlgorithm: algorithm }) => algorithm === 'aws:kms')) return nothing(already);
      const after = withAlgorithm(encryption, { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key, BucketKeyEnabled: true });
      const step = { target: bucketOf(seen.facts), setting: 'encryption', after } as const;
      const notes = notesOn(seen.facts, kmsKey, key);
      return planned(seen, [step], already, { loses: losers, notes, undoLeaves });
    }),
};

const losers: readonly Words[] = [
  words`Readers of new objects who have no ${code('kms:Decrypt')} on the key, and all anonymous ones.`,
  words`Writers who have no ${code('kms:GenerateDataKey')} on the key; for uploads in parts also ${code('kms:Decrypt')}.`,
  words`CloudFront and replication, as long as the key policy does not admit them.`,
];
const undoLeaves = words`Objects that are written meanwhile stay under the key: whoever reads them needs it.`;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html */
function elsewhere(facts: Facts, key: string): Plan | null {
  const region = regionOf(facts);
  const [, partition, keyRegion] = keyArn.exec(key) ?? [];
  const bucket = code(facts.target.bucket);
  if (region === null)
    return refused(
      words`Nobody knows the region of ${bucket}, and the key must be in the same one.`,
      words`Check the name of the bucket, and ask again.`,
    );
  if (keyRegion === region && partition === partitionOf(region)) return null;
  return refused(
    words`The key is in ${code(keyRegion ?? '')} of ${code(partition ?? '')}, and ${bucket} is in ${code(region)}: S3 needs a key of the same region.`,
    words`Name a key of ${code(region)}.`,
  );
}

function unusable(found: KmsKey | null, key: string): Plan | null {
  if (found === null)
    return refused(
      words`KMS knows no key ${code(key)}. S3 would take it, and then every upload would fail.`,
      words`Check the ARN; ${code('aws kms list-keys')} names the keys that there are.`,
    );
  if (found.arn !== key || found.state === 'Enabled') return null;
  return refused(
    words`The key can't be used: it is ${code(found.state)}. S3 would take it, and then every upload would fail.`,
    words`Enable it or cancel its deletion in KMS, or name another key.`,
  );
}

/** Log delivery can't use KMS keys: https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
function logTarget(facts: Facts): Plan | null {
  const how = receivesLogs(facts);
  if (how === null) return null;
  return refused(
    words`Access logs are delivered to ${code(facts.target.bucket)} (${how}), and S3 can't deliver them under a KMS key.`,
    words`Send the logs to another bucket first, or keep S3's own keys here.`,
  );
}

const notesOn = (facts: Facts, found: KmsKey | null, key: string): readonly Words[] => [
  words`Objects that are there keep the encryption that they have. Each call to KMS is paid for; the bucket key spares most.`,
  ...onKey(found?.arn === key ? found : null),
  ...onOwners(accountOf(facts), keyArn.exec(key)?.[3] ?? ''),
  ...onBucket(facts),
];

function onKey(seen: KmsKey | null): readonly Words[] {
  if (seen === null) return [words`Cooper has not seen this key: make sure that it is enabled.`];
  if (seen.manager === 'CUSTOMER') return [];
  return [words`It is AWS's own key, whose policy nobody can change: other accounts can't read new objects.`];
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html */
function onOwners(owner: string | null, account: string): readonly Words[] {
  if (owner === null || account === owner) return [];
  return [words`The key belongs to ${code(account)}: its policy must admit ${code(owner)}.`];
}

function onBucket(facts: Facts): readonly Words[] {
  const rules = valueOf(facts, 'encryption')?.Rules ?? [];
  const twice = rules.some(({ SSEAlgorithm: algorithm }) => algorithm === 'aws:kms:dsse');
  const [blind] = unseen(facts, ['acl', 'policy']);
  return [
    ...(twice ? [words`New objects get one layer of encryption, where they get two now.`] : []),
    ...(blind ? [words`Whether access logs are delivered here could not be seen: ${blind.because}.`] : []),
  ];
}
