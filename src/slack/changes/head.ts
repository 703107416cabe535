import type { RichTextElement, RichTextSection } from '@slack/types';
import type { Actor } from '../../core/actor.ts';
import type { Approval, Change } from '../../core/change.ts';
import {
  type ChangeView,
  headline,
  nextStep,
  paramsOf,
  riskWords,
  standingApprovals,
  stateWords,
  waitsOf,
} from '../../core/change-view.ts';
import { withoutSecrets } from '../../core/secrets.ts';
import { visibleLine } from '../../core/visible.ts';
import { code, plain, type Word, type Words } from '../../core/words.ts';
import type { Block } from '../blocks/block.ts';
import { cut } from '../blocks/cut.ts';
import { escaped } from '../blocks/escape.ts';
import { momentIn } from '../blocks/moment.ts';
import { bold, bullets, line, prose, richText, said } from '../blocks/rich.ts';
import { smallType } from '../blocks/small-type.ts';
import { verdict, verdictWord } from '../blocks/verdict.ts';
import { limits } from '../limits.ts';
import { met } from './met.ts';
import { personElements } from './people-elements.ts';
import { placeName } from './place-name.ts';
import { maskedAccount, redacted } from './redacted.ts';

/** `everybody`: a whole channel reads it, so accounts are masked. `members`: it was asked who they are. */
export type Readers = 'everybody' | 'members';

/** How a change stands, what it is and where, whom it meets, who asked, who has approved, and until when. */
export function head(view: ChangeView, readers: Readers): readonly Block[] {
  const { change } = view;
  return [
    verdict({ ...stateWords[change.state], text: openly(headline(view), change), check: null }),
    richText(line(...title(change, readers)), bullets(facts(view))),
    ...more(view),
  ];
}

/** By what people and terminals call it; what was not stored nobody could call. */
export const changeLine = ({ change: { id, revision }, onlyShown }: ChangeView): Block =>
  smallType(onlyShown === true ? ['Only shown, not stored'] : [`Change ${id}`, `preview ${revision}`]);

/** What it is, and where. */
export const title = (change: Change, readers: Readers): readonly RichTextElement[] => [
  bold(cut(visibleLine(change.remedy.title), 200)),
  ...told(change, readers),
  ...where(change, readers),
];

/** Two requests of one name may want different things. */
function told(change: Change, readers: Readers): readonly RichTextElement[] {
  const params = paramsOf(change);
  if (params.length === 0) return [];
  return prose(readers === 'members' ? params : openly(params, change), 300);
}

/** The same for notifications and screen readers, in one line. */
export function headText(view: ChangeView): string {
  const { change } = view;
  const state = `${verdictWord({ ...stateWords[change.state], text: [], check: null })}${plain(openly(headline(view), change))}`;
  return escaped(`${state} ${change.remedy.title}, on ${placeName(change.place)}.`, limits.fallbackText);
}

const openly = (text: Words, { place }: Change): Words => redacted(text, place);

function where({ place }: Change, readers: Readers): readonly RichTextElement[] {
  const { bucket, account, region } = place;
  const whose = `account ${readers === 'members' ? visibleLine(account) : maskedAccount(account)}`;
  if (bucket === null) return [said(` (${whose})`)];
  return [said(' on '), ...prose([code(bucket)]), said(` (${cut(visibleLine(region), 40)}, ${whose})`)];
}

function facts(view: ChangeView): readonly RichTextSection[] {
  const { change, onlyShown } = view;
  const { breakGlass, risk, requester, createdAt } = change;
  const about = [
    line(said('Asked by '), ...personElements(requester), said(', '), momentIn(createdAt)),
    line(said(`Class ${risk}, ${riskWords[risk]}`)),
    ...met(change),
  ];
  if (onlyShown === true) return about;
  return [...about, approvals(view), ...(breakGlass === null ? [] : [alone(breakGlass, change)]), ...times(change)];
}

function approvals(view: ChangeView): RichTextSection {
  const given = standingApprovals(view);
  const { state, ruled } = view.change;
  const { approvals: needed, approvers } = ruled;
  const shown = given.slice(0, limits.listItems);
  const rest = given.length > shown.length ? [said(`; and ${given.length - shown.length} more`)] : [];
  const who = shown.flatMap((one, nth) => [said(nth === 0 ? ': ' : '; '), ...approval(one)]);
  const isAsked = state === 'draft' || state === 'pending';
  const others = approvers.filter((name) => given.every(({ person }) => person !== name));
  const can = isAsked && given.length < needed && others.length > 0 ? named(others) : [];
  return line(said(`Approvals: ${given.length} of ${needed}`), ...who, ...rest, ...can);
}

const approval = ({ approver, at }: Approval): readonly RichTextElement[] => [
  ...personElements(approver),
  said(', '),
  momentIn(at),
];

/** By name only: nobody is called who has not done anything yet. */
function named(approvers: readonly string[]): readonly RichTextElement[] {
  const shown = approvers.slice(0, limits.listItems).map((name) => cut(visibleLine(name), 60));
  const rest = approvers.length - shown.length;
  return [said(`. May approve: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`)];
}

const alone = ({ by, reason, ticket }: NonNullable<Change['breakGlass']>, change: Change): RichTextSection =>
  line(
    bold('Break-glass'),
    said(' by '),
    ...personElements(by),
    said(': '),
    ...prose(openly([withoutSecrets(reason).text], change), 400),
    said(' (ticket '),
    ...prose(openly([withoutSecrets(ticket).text], change), 100),
    said(')'),
  );

/** Only the times that still mean something. */
function times(change: Change): readonly RichTextSection[] {
  const { state, expiresAt, notBefore, endedAt } = change;
  if (endedAt !== null) return [line(said('Ended '), momentIn(endedAt))];
  const isAsked = state === 'draft' || state === 'pending';
  const isOpen = isAsked || state === 'approved' || state === 'failed';
  return [
    ...(isAsked ? waitsOf(change).map((text) => line(said(cut(visibleLine(text), 300)))) : []),
    ...(state === 'approved' && notBefore !== null ? [line(said('Applied from '), momentIn(notBefore))] : []),
    ...(isOpen ? [line(said('Expires '), momentIn(expiresAt))] : []),
  ];
}

/** Why it is as it is, and what to do about it. */
function more(view: ChangeView): readonly Block[] {
  const { change } = view;
  const next = nextStep(view);
  const lines = [
    ...(change.why === null ? [] : [line(...because(change), ...why(change.why, change), said('\n'))]),
    ...(next === null ? [] : [line(bold('Next: '), ...prose(openly(next, change), 600))]),
  ];
  return lines.length === 0 ? [] : [richText(...lines)];
}

/** Where the state says why, the words behind it say who. */
const because = ({ state }: Change): readonly RichTextElement[] =>
  state === 'rejected' || state === 'cancelled' || state === 'undone' ? [] : [bold('Why: ')];

/** Who ended a change is written as their id; in these two states nobody else's words are in it. */
function why(text: Words, change: Change): readonly RichTextElement[] {
  const endedBySomebody = change.state === 'rejected' || change.state === 'cancelled';
  const nth = endedBySomebody ? text.findIndex((word) => personIn(word) !== null) : -1;
  const person = nth < 0 ? null : personIn(text[nth] ?? '');
  if (person === null) return prose(openly(text, change), 1_200);
  const around = (part: Words) => (part.length === 0 ? [] : prose(openly(part, change), 600));
  return [...around(text.slice(0, nth)), ...personElements(person), ...around(text.slice(nth + 1))];
}

/** The id of a person in Slack, as `actorId` spells it. */
function personIn(word: Word): Actor | null {
  const [, team, user] = typeof word !== 'string' && 'code' in word ? (slackPerson.exec(word.code) ?? []) : [];
  return team === undefined || user === undefined ? null : { is: 'slack', team, user };
}

const slackPerson = /^slack:([A-Z0-9]+)\/([UW][A-Z0-9]+)$/;
