import { isWaiting } from '../../core/change.ts';
import { breakerOf, type ChangeView, standingApprovals, waitsOf } from '../../core/change-view.ts';
import { code, type Words, words } from '../../core/words.ts';
import { hanging } from '../layout.ts';
import { type Look, paint, prose } from '../paint.ts';
import { moment } from './moment.ts';
import { title } from './title.ts';

/** Who has approved it as it is, how many that takes, who else may, and how long there is for it. None of what is only shown. */
export function approvalLines(look: Look, view: ChangeView, now: Date): readonly string[] {
  if (view.onlyShown === true) return [];
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
    ...emergency(view).map((text) => hanging(look, '  ', prose(look, text))),
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
  const { notBefore, expiresAt } = change;
  if (!isWaiting(change)) return [];
  return [
    ...(notBefore === null ? waitsOf(change).map((text) => words`${text}.`) : []),
    ...(notBefore !== null && Date.parse(notBefore) > now.getTime()
      ? [words`It is not applied before ${moment(notBefore, now)}.`]
      : []),
    words`It expires at ${moment(expiresAt, now)}.`,
  ];
}

function emergency(view: ChangeView): readonly Words[] {
  const { breakGlass } = view.change;
  if (breakGlass === null) return [];
  const { ticket, reason } = breakGlass;
  return [words`Break-glass by ${code(breakerOf(view) ?? '')}, ticket ${code(ticket)}: ${code(reason)}`];
}
