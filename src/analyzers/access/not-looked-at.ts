import type { Unknown } from '../../core/finding.ts';
import { words } from '../../core/words.ts';

/**
 * Layers that can refuse a request too, and that nobody can judge without knowing who asked and from where
 * (IAM user guide, «Policy evaluation logic»). Said in every diagnosis, so that silence is never taken for «fine».
 */
const layers: readonly (readonly [string, string])[] = [
  ['identity policies', "the caller's own IAM policies depend on who was refused"],
  ['permissions boundary', "a limit on the caller's IAM policies depends on who was refused"],
  ['session policy', 'it exists only inside the session that was refused'],
  ['service control policies', "the caller's organization may deny or not allow the action"],
  ['resource control policies', "the bucket owner's organization may deny the action"],
  ['KMS key policy and grants', 'whether they let the caller use the key depends on who was refused'],
  ['VPC endpoint policy', 'it counts only for requests that come through an endpoint'],
];

export const notLookedAt: readonly Unknown[] = layers.map(([what, why]) => ({
  what,
  why: 'depends',
  because: words`not looked at: ${why}`,
  needs: [],
}));
