import type { Approval, Change } from '../core/change.ts';
import type { ChangeDeps } from './deps.ts';
import { type Demands, selfCounts } from './demands.ts';
import { personOf } from './rules/eligible.ts';

/** Who it is by the rules of now: somebody whom the file calls by another name since is still one person. */
export const personNowOf = ({ rules }: Pick<ChangeDeps, 'rules'>, { approver }: Pick<Approval, 'approver'>): string =>
  personOf(rules(), approver);

/**
 * The approvals that count: of this very digest, one for each person, and the requester's own only where every rule says
 * so.
 */
export function counting(
  deps: Pick<ChangeDeps, 'rules'>,
  approvals: readonly Approval[],
  { digest, requester }: Pick<Change, 'digest' | 'requester'>,
  demands: Demands,
): readonly Approval[] {
  const requesterPerson = personOf(deps.rules(), requester);
  const counted = new Map<string, Approval>();
  for (const approval of approvals) {
    const person = personNowOf(deps, approval);
    const isOwn = person === requesterPerson && !selfCounts(demands);
    if (approval.digest === digest && !isOwn && !counted.has(person)) counted.set(person, approval);
  }
  return [...counted.values()];
}
