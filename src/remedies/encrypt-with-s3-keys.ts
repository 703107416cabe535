import { z } from 'zod';
import type { Remedy } from '../core/remedy.ts';
import type { Settings } from '../core/settings.ts';
import { code, listed, type Words, words } from '../core/words.ts';
import { withAlgorithm, usesKms } from './encryption/default-encryption.ts';
import { demandingKms } from './encryption/demands-kms.ts';
import { bucketOf } from './plans/place.ts';
import { looking, nothing, planned, refused } from './plans/plan.ts';

/**
 * SSE-S3 as the default for new objects.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html
 */
export const encryptWithS3Keys: Remedy<Record<string, never>> = {
  id: 'encrypt-with-s3-keys',
  version: 1,
  title: "Encrypt new objects with S3's own keys",
  risk: 'A',
  on: 'bucket',
  params: z.strictObject({}),
  usage: '',
  reads: ['encryption', 'policy', 'replication'],

  plan: (seen) =>
    looking(seen.facts, ['encryption', 'policy', 'replication'], ({ encryption, policy, replication }) => {
      const already = words`New objects in ${code(seen.facts.target.bucket)} are encrypted with S3's own keys.`;
      const rules = encryption?.Rules ?? [];
      if (rules.length > 0 && rules.every(({ SSEAlgorithm: algorithm }) => algorithm === 'AES256'))
        return nothing(already);
      const demanding = policy === null ? [] : demandingKms(policy);
      if (demanding.length > 0) return contradicts(demanding);
      const after = withAlgorithm(encryption, { SSEAlgorithm: 'AES256', KMSMasterKeyID: null });
      const step = { target: bucketOf(seen.facts), setting: 'encryption', after } as const;
      const notes = [existing, ...(rules.some(usesKms) ? [fewerGuards] : []), ...selecting(replication)];
      // Without the key's policy in the way, more people read what is new.
      const risk = rules.some(usesKms) ? ({ risk: 'B' } as const) : {};
      return planned(seen, [step], already, { notes, undoLeaves, ...risk });
    }),
};

const existing = words`Objects that are there keep the encryption that they have; uploads that name one get that.`;
const fewerGuards = words`Until now a reader needed the KMS key as well: new objects are read by whoever has ${code('s3:GetObject')}.`;
const undoLeaves = words`Objects that are written meanwhile stay encrypted with S3's own keys.`;

const contradicts = (statements: readonly string[]) =>
  refused(
    words`The bucket policy refuses uploads with S3's own keys: ${listed(statements)}.`,
    words`Decide which of the two is meant. If it is S3's keys, take that out of the policy first.`,
  );

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html */
function selecting(replication: Settings['replication'] | null): readonly Words[] {
  const selects = JSON.stringify(replication ?? {}).includes('"SseKmsEncryptedObjects"');
  return selects
    ? [
        words`Replication selects objects under KMS keys: whether new objects are replicated then depends on its other rules.`,
      ]
    : [];
}
