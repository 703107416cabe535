import { type ChangeView, standingApprovals } from '../../core/change-view.ts';
import { code, type Words, words } from '../../core/words.ts';
import { hanging } from '../layout.ts';
import { type Look, paint, prose } from '../paint.ts';
import { moment } from './moment.ts';
import { title } from './title.ts';

/** Who has approved it as it is, how many that takes, who else may, and how long there is for it. None of what is only shown. */
export function approvalLines(look: Look, view: ChangeView, now: Date): readonly string[] {
  if (view.onlyShown === true) return [];
  const { change } = view;
  const given = standingApprovals(view).map(({ person, at, from }) => {
    const copied = from === null ? [] : words`, given to the same preview in ${code(from)}`;
    return hanging(
      look,
      `  ${paint(look, 'green', '✓')} `,
      prose(look, words`${code(person)}, ${moment(at, now)}${copied}`),
    );
  });
  return [
    title(look, 'Approval'),
    ...given,
    ...[...rule(view), ...times(view, now)].map((text) => hanging(look, '  ', prose(look, text))),
    ...(change.breakGlass === null ? [] : [hanging(look, '  ', prose(look, emergency(change.breakGlass)))]),
  ];
}

function rule({ change: { ruled, state } }: ChangeView): readonly Words[] {
  const { approvals, approvers, selfApproval } = ruled;
  const own = selfApproval ? 'whoever asked counts' : 'whoever asked does not count';
  const isAsked = state === 'draft' || state === 'pending';
  return [
    words`It takes ${approvals === 1 ? 'one person' : `${approvals} different people`}, by the rule ${code(ruled.rule)}; ${own}.`,
    ...(isAsked && approvers.length > 0 ? [words`They may approve it: ${approvers.join(', ')}.`] : []),
  ];
}

/** Only while time still matters. */
function times({ change }: ChangeView, now: Date): readonly Words[] {
  const { state, ruled, notBefore, expiresAt } = change;
  if (!['draft', 'pending', 'approved'].includes(state) && !(state === 'failed' && change.retryable)) return [];
  const minutes = Math.ceil(ruled.delayMs / 60_000);
  return [
    ...(minutes > 0 && notBefore === null
      ? [words`It is applied ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} after the last approval, not sooner.`]
      : []),
    ...(notBefore !== null && Date.parse(notBefore) > now.getTime()
      ? [words`It is not applied before ${moment(notBefore, now)}.`]
      : []),
    words`It expires at ${moment(expiresAt, now)}.`,
  ];
}

const emergency = ({ reason, ticket }: { readonly reason: string; readonly ticket: string }): Words =>
  words`Break-glass, ticket ${code(ticket)}: ${code(reason)}`;
