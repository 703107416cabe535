import type { Facts } from '../../core/facts.ts';
import type { PublicAccessBlock } from '../../core/settings.ts';

export type Flag = keyof PublicAccessBlock;
type Level = 'the account' | 'the bucket';

/** Whether a flag works on a bucket, and which level turns it on. `unknown`: no level that could be read has it on. */
export type Effective =
  | { readonly is: 'on'; readonly by: readonly Level[] }
  | { readonly is: 'off' }
  | { readonly is: 'unknown' };

export const flags: readonly Flag[] = [
  'BlockPublicAcls',
  'IgnorePublicAcls',
  'BlockPublicPolicy',
  'RestrictPublicBuckets',
];

const levels = [
  ['the account', 'accountPublicAccessBlock'],
  ['the bucket', 'publicAccessBlock'],
] as const;

/**
 * Each flag counts by itself, and the most restrictive level wins (S3 user guide, «Blocking public access to your
 * Amazon S3 storage»). No configuration means off; a level that could not be read may hide an «on».
 */
export function effective(facts: Facts, flag: Flag): Effective {
  const by = levels.filter(([, name]) => {
    const fact = facts.reads[name];
    return fact?.is === 'known' && fact.value[flag];
  });
  if (by.length > 0) return { is: 'on', by: by.map(([level]) => level) };
  const hidden = levels.some(([, name]) => {
    const is = facts.reads[name]?.is;
    return is !== 'known' && is !== 'absent';
  });
  return hidden ? { is: 'unknown' } : { is: 'off' };
}
