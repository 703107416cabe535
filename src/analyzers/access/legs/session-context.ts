import type { Facts } from '../../../core/facts.ts';
import { words } from '../../../core/words.ts';
import type { ContextValue } from '../context/types.ts';

/**
 * What CloudTrail's record of AssumeRole tells of a session's condition keys: when it began, its source identity, and its
 * tags, which stand over those of the role. Null where it tells nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 */
export function ofSession(key: string, { reads: { session } }: Facts): ContextValue | null {
  if (session?.is !== 'known') return null;
  const { issuedAt, tags, sourceIdentity } = session.value;
  const small = key.toLowerCase();
  const told = (values: readonly string[] | null): ContextValue => ({
    key,
    status: 'known',
    values,
    why: words`CloudTrail saw how the session was made`,
  });
  if (small === 'aws:tokenissuetime') return told([issuedAt]);
  if (small === 'aws:sourceidentity' && sourceIdentity !== null) return told([sourceIdentity]);
  const tag = tags.find(({ Key }) => small === `aws:principaltag/${Key.toLowerCase()}`);
  return tag ? told([tag.Value]) : null;
}
