import { type Because, isOpen } from './because.ts';
import type { Layer, StatementReason } from './decision.ts';
import { unseen, type Unseen, type Values } from './pattern.ts';
import type { Condition, Policy, Resource, Rule } from './policy.ts';
import { type Caller, spokenTo, type Strength } from './principals.ts';

/** One request, as the policies see it. */
export interface Asked {
  readonly caller: Caller;
  /** In lower case: actions don't mind case. */
  readonly action: string;
  readonly resource: Resource;
  readonly values: Values;
  /**
   * Which way to take what nobody knows. Best: an open Allow matches, an open Deny does not; worst: the other way round.
   * Whatever the truth is, the decision lies between the two.
   */
  readonly outlook: 'best' | 'worst';
}

/** What the policies of one layer, or of one level of it, say together. */
export interface Judged {
  readonly denied: boolean;
  /** How the statements that allow name the caller; empty when none allows. */
  readonly allowed: readonly Strength[];
  readonly reasons: readonly StatementReason[];
}

/** Every statement is looked at, so that whatever else stands in the way is known too. */
export function judge(policies: readonly Policy[], asked: Asked, layer: Layer, level: string | null = null): Judged {
  const reasons: StatementReason[] = [];
  const allowed: Strength[] = [];
  let denied = false;
  for (const policy of policies)
    for (const rule of policy.rules) {
      if (!aboutAction(rule, asked.action)) continue;
      const { effect, sid, position: statement } = rule;
      const strength = strengthOf(rule, asked.caller);
      const because = obstacle(rule, asked, strength);
      const matched = because === null || (isOpen(because) && goesThrough(effect, asked));
      reasons.push({ layer, level, policy: policy.name, statement, sid, effect, matched, because });
      if (!matched || strength === null) continue;
      if (effect === 'Deny') denied = true;
      else allowed.push(strength);
    }
  return { denied, allowed, reasons };
}

/**
 * Everybody, narrowed by a condition on aws:PrincipalArn, is as good as naming the session: neither boundary nor session
 * policies limit it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
function strengthOf({ principals, effect, byPrincipalArn }: Rule, caller: Caller): Strength | null {
  if (!principals) return 'everyone';
  const strength = spokenTo(principals, caller, effect);
  return strength === 'everyone' && byPrincipalArn ? 'session' : strength;
}

const goesThrough = (effect: Rule['effect'], { outlook }: Asked): boolean =>
  (effect === 'Allow') === (outlook === 'best');

function aboutAction({ actions }: Rule, action: string): boolean {
  for (const matches of actions.matchers) if (matches(action)) return !actions.except;
  return actions.except;
}

/** What surely keeps the statement from matching; else what is open about it; else null. */
function obstacle(rule: Rule, asked: Asked, strength: Strength | null): Because | null {
  if (strength === null) return elsewhere;
  const about = aboutResource(rule, asked);
  if (about === false) return otherResource;
  if (about === null) return unfilled;
  const condition = unmet(rule.conditions, asked.values);
  return about === unseen && (condition === null || isOpen(condition)) ? unknownResource : condition;
}

const elsewhere: Because = { element: 'Principal', why: 'does not match' };
const otherResource: Because = { element: 'Resource', why: 'does not match' };
const unfilled: Because = { element: 'Resource', why: 'variable without value' };
const unknownResource: Because = { element: 'Resource', why: 'unknown value' };

/**
 * An entry with a variable that has no value fits no resource, in NotResource too. Null: nothing else fits either.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value
 */
function aboutResource({ resources }: Rule, { resource, values }: Asked): boolean | Unseen | null {
  let open: Unseen | null | undefined;
  for (const matches of resources.matchers) {
    const answer = matches(resource, values);
    if (answer === true) return !resources.except;
    if (answer === unseen || (answer === null && open === undefined)) open = answer;
  }
  if (open === unseen) return unseen;
  return open === null && !resources.except ? null : resources.except;
}

/** The line that fails, before any line of which nobody can tell. */
function unmet(conditions: readonly Condition[], values: Values): Because | null {
  let open: Because | null = null;
  for (const condition of conditions) {
    const why = condition.holds(values);
    if (why === 'holds') continue;
    const { operator, key, wanted } = condition;
    const found = values(key.toLowerCase());
    const seen = found === undefined || found === unseen ? null : found;
    const line: Because = { element: 'Condition', operator, key, wanted, seen, why };
    if (!isOpen(line)) return line;
    open ??= line;
  }
  return open;
}
