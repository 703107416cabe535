import type { Approval, Change } from '../core/change.ts';
import type { ChangeDeps } from './deps.ts';
import { type Demands, selfCounts } from './demands.ts';
import { personOf } from './rules/eligible.ts';

/** Who it is by the rules of now: somebody whom the file calls by another name since is still one person. */
export const personNowOf = ({ rules }: Pick<ChangeDeps, 'rules'>, { approver }: Pick<Approval, 'approver'>): string =>
  personOf(rules(), approver);

/** Whether an approval is of whoever asks for this change, and does not count because of that. */
export function isOwnOf(
  deps: Pick<ChangeDeps, 'rules'>,
  { requester }: Pick<Change, 'requester'>,
  demands: Demands,
): (approval: Pick<Approval, 'approver'>) => boolean {
  const own = personOf(deps.rules(), requester);
  return (approval) => !selfCounts(demands) && personNowOf(deps, approval) === own;
}

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
  const isOwn = isOwnOf(deps, { requester }, demands);
  const counted = new Map<string, Approval>();
  for (const approval of approvals) {
    const person = personNowOf(deps, approval);
    if (approval.digest === digest && !isOwn(approval) && !counted.has(person)) counted.set(person, approval);
  }
  return [...counted.values()];
}
