import type { Actor } from '../../core/actor.ts';
import { riskOf, type RiskClass } from '../../core/remedy.ts';
import { code, listed, strong, type Word, type Words, words } from '../../core/words.ts';
import { among } from './among.ts';
import type { Rules } from './config.ts';
import type { Directory } from './directory.ts';
import { personNow, personOf } from './person.ts';
import type { Ruling } from './ruling.ts';
import type { Who } from './who.ts';

export { approversOf } from './approvers.ts';
export { personOf } from './person.ts';

/** `next` names who can, and how to reach them. */
export type Verdict =
  | { readonly is: 'yes' }
  /** `unsure`: it could not be told, which is a no for now; asked again later it may be a yes. */
  | { readonly is: 'no'; readonly because: Words; readonly next: Words; readonly unsure?: true };

/** One question of somebody's eligibility. */
interface Question {
  readonly actor: Actor;
  readonly who: readonly Who[];
  /** What they would do: `approve this change`. */
  readonly act: string;
  /** Why only they may: the rule, the file. */
  readonly by: Words;
  readonly fresh: boolean;
}

/** Whether somebody may ask for a change under this ruling. */
export function mayAsk(rules: Rules, ruling: Ruling, directory: Directory, actor: Actor): Promise<Verdict> {
  const question = { actor, who: ruling.ask, act: 'ask for this change', by: ruledBy(rules, ruling), fresh: false };
  return onFace(ruling, actor) ?? eligible(rules, directory, question);
}

/**
 * Whether somebody may approve now: resolved at the click, by the current rules. The requester counts only where the
 * rule says so, on whichever face. A failed look-up refuses. `requester`, where given, still recognises a requester
 * whom the file has called by another name since.
 */
export async function mayApprove(
  rules: Rules,
  ruling: Ruling,
  directory: Directory,
  of: {
    readonly actor: Actor;
    readonly requesterPerson: string;
    readonly requester?: Actor;
    readonly risk: RiskClass;
  },
): Promise<Verdict> {
  const { actor, risk } = of;
  const fresh = riskOf(risk) === 'high';
  const question = { actor, who: ruling.by, act: 'approve this change', by: ruledBy(rules, ruling), fresh };
  const verdict = await (onFace(ruling, actor) ?? eligible(rules, directory, question));
  if (verdict.is === 'no' || ruling.self || !asked(rules, of)) return verdict;
  return {
    is: 'no',
    because: words`You asked for this change, and whoever asks can't approve it (${ruledBy(rules, ruling)}).`,
    next: await whoCan(directory, question, personOf(rules, actor)),
  };
}

/** Whether somebody may apply without approvals. Always looked up anew. */
export async function mayBreakGlass(
  rules: Rules,
  ruling: Ruling,
  directory: Directory,
  actor: Actor,
): Promise<Verdict> {
  const by = ruledBy(rules, ruling);
  const approve = { actor, who: ruling.by, act: 'approve this change', by, fresh: true };
  if (ruling.breakGlass === null)
    return {
      is: 'no',
      because: words`There is no break-glass for this change (${by}).`,
      next: await whoCan(directory, approve),
    };
  const question = { ...approve, who: ruling.breakGlass.by, act: 'break the glass' };
  return onFace(ruling, actor) ?? eligible(rules, directory, question);
}

/** Whether somebody may switch the lockdown. Always looked up anew. */
export async function mayAdminister(rules: Rules, directory: Directory, actor: Actor): Promise<Verdict> {
  const by = words`${code('admins')} of ${isPath(rules.source) ? code(rules.source) : rules.source}`;
  return eligible(rules, directory, { actor, who: rules.admins, act: 'switch the lockdown', by, fresh: true });
}

async function eligible(rules: Rules, directory: Directory, question: Question): Promise<Verdict> {
  const { actor, who, act, by, fresh } = question;
  const standing = await directory.standing(actor, fresh);
  if (standing.is === 'refused')
    return {
      is: 'no',
      because: standing.because,
      next: await whoCan(directory, question),
      ...(standing.unsure === true && { unsure: true }),
    };
  const found = await among(rules, who, directory, { actor, fresh });
  switch (found.is) {
    case 'yes':
      return { is: 'yes' };
    case 'no':
      return {
        is: 'no',
        because: words`You are not among those who may ${act} (${by}).`,
        next: await whoCan(directory, question),
      };
    case 'unknown':
      return {
        is: 'no',
        because: words`Whether you may ${act} could not be told, so the answer is no: ${found.because}`,
        next: words`Try again in a minute. ${await whoCan(directory, question)}`,
        unsure: true,
      };
  }
}

/** Null: the ruling has nothing against where they act. */
function onFace(ruling: Ruling, actor: Actor): Promise<Verdict> | null {
  if (actor.is !== 'aws' || ruling.terminal) return null;
  return Promise.resolve({
    is: 'no',
    because: words`Such changes are neither asked for nor approved from a terminal (${code(ruling.rule)}).`,
    next: words`Do it in Slack.`,
  });
}

/** By what the requester was called then, by what they are called now, and by who they are. */
function asked(
  rules: Rules,
  of: { readonly actor: Actor; readonly requesterPerson: string; readonly requester?: Actor },
): boolean {
  const requester = [
    of.requesterPerson,
    personNow(rules, of.requesterPerson),
    ...(of.requester ? [personOf(rules, of.requester)] : []),
  ];
  return requester.includes(personOf(rules, of.actor));
}

const ruledBy = ({ source }: Rules, { rule }: Ruling): Words =>
  words`rule ${code(rule)} of ${isPath(source) ? code(source) : source}`;

const isPath = (source: string): boolean => !/\s/.test(source);

/** Names whoever can, but not `but`. */
async function whoCan(directory: Directory, { who, act }: Question, but: string | null = null): Promise<Words> {
  const others = who.filter((one) => one.is !== 'person' || one.name !== but);
  if (others.length === 0) return words`Nobody${but === null ? '' : ' else'} is named who can ${act}.`;
  const named = await Promise.all(others.map((one) => spelled(directory, one)));
  return words`${listed(named, 'or')} can ${act}: ask them.`;
}

/** Groups by the name that Slack shows, where it can be looked up: an old name will do. */
async function spelled(directory: Directory, who: Who): Promise<Word> {
  switch (who.is) {
    case 'person':
      return strong(who.name);
    case 'slack':
      return code(who.user);
    case 'everyone':
      return 'any full member of the workspace';
    case 'group': {
      const group = await directory.group(who.id, false);
      return group.is === 'known' ? strong(`the Slack group ${group.name}`) : code(`the Slack group ${who.id}`);
    }
  }
}
