import { z } from 'zod';
import type { Remedy } from '../core/remedy.ts';
import type { Settings } from '../core/settings.ts';
import { code, listed, type Words, words } from '../core/words.ts';
import { bucketOf } from './plans/place.ts';
import { looking, nothing, planned, refused } from './plans/plan.ts';

/**
 * Versioning that was once on can be suspended, never taken away.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
 */
export const enableVersioning: Remedy<Record<string, never>> = {
  id: 'enable-versioning',
  version: 1,
  title: 'Turn on versioning',
  risk: 'C',
  on: 'bucket',
  params: z.strictObject({}),
  usage: '',
  reads: ['versioning', 'lifecycle'],

  plan: (seen) =>
    looking(seen.facts, ['versioning', 'lifecycle'], ({ versioning, lifecycle }) => {
      const { Status: status, MFADelete } = versioning ?? { Status: null, MFADelete: null };
      const already = words`Versioning is on for ${code(seen.facts.target.bucket)}.`;
      if (status === 'Enabled') return nothing(already);
      if (MFADelete === 'Enabled') return needsRoot;
      const after = { Status: 'Enabled', MFADelete } as const;
      const undone = { Status: 'Suspended', MFADelete } as const;
      const step = { target: bucketOf(seen.facts), setting: 'versioning', after, undone } as const;
      return planned(seen, [step], already, {
        notes: [...(status === null ? [firstTime] : []), cost, ...expiring(lifecycle)],
        undoLeaves: words`Undo leaves versioning suspended, which is not the same as never on: the versions that were kept meanwhile stay, and are paid for, until somebody deletes them.`,
      });
    }),
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html */
const needsRoot = refused(
  words`MFA delete is on: S3 takes a change of versioning only from the account's root user, with a code from its device.`,
  words`Ask whoever keeps the root user to turn versioning on.`,
);

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/manage-versioning-examples.html */
const firstTime = words`When versioning is turned on for the first time, wait 15 minutes before you write or delete: until then reads may answer 404.`;
const cost = words`Every overwritten or deleted object is kept as a version, and each version is paid for like an object.`;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html */
function expiring(lifecycle: Settings['lifecycle'] | null): readonly Words[] {
  const enabled = (lifecycle?.Rules ?? []).filter(({ Status: status }) => status === 'Enabled');
  const rules = enabled.filter((rule) => deletes(rule['Expiration']));
  const names = rules.map(({ ID: id }) => code(typeof id === 'string' ? id : 'without an id'));
  if (names.length === 0) return [];
  const bounded = enabled.some((rule) => rule['NoncurrentVersionExpiration'] !== undefined);
  const what = words`The lifecycle ${names.length === 1 ? 'rule' : 'rules'} ${listed(names)} will add a delete marker instead of deleting, so that the bytes stay.`;
  return [
    bounded ? what : [...what, ' No enabled rule deletes noncurrent versions: add one, or they are kept for ever.'],
  ];
}

/** An Expiration may also be about nothing but expired delete markers. */
const deletes = (expiration: unknown): boolean =>
  typeof expiration === 'object' && expiration !== null && ('Days' in expiration || 'Date' in expiration);
