import type { Condition, Outcome, Policy, Resource, Rule } from './policy.ts';
import type { Values } from './pattern.ts';
import { type Caller, spokenTo, type Strength } from './principals.ts';

/** One request, as the policies see it. */
export interface Asked {
  readonly caller: Caller;
  /** In lower case: actions don't mind case. */
  readonly action: string;
  readonly resource: Resource;
  readonly values: Values;
}

/** Why one statement decided, or nearly did. */
export interface Reason {
  readonly policy: string;
  /** From 1. */
  readonly statement: number;
  readonly sid: string | null;
  readonly effect: 'Allow' | 'Deny';
  readonly matched: boolean;
  /** What kept it from matching; or, in a Deny that matched for caution, the operator that nobody knows. */
  readonly because: Because | null;
}

type Because =
  | { readonly element: 'Resource' | 'Principal'; readonly why: 'does not match' | 'variable without value' }
  | {
      readonly element: 'Condition';
      readonly operator: string;
      readonly key: string;
      readonly wanted: readonly string[];
      /** What the request has under that key; null when it is absent. */
      readonly seen: readonly string[] | null;
      readonly why: Exclude<Outcome, 'holds'>;
    };

/** What the policies of one kind say together. */
export interface Judged {
  readonly denied: boolean;
  /** How the statements that allow name the caller; empty when none allows. */
  readonly allowed: readonly Strength[];
  readonly reasons: readonly Reason[];
}

/** Every statement is looked at, so that whatever else stands in the way is known too. */
export function judge(policies: readonly Policy[], asked: Asked): Judged {
  const reasons: Reason[] = [];
  const allowed: Strength[] = [];
  for (const policy of policies)
    for (const rule of policy.rules) {
      if (!aboutAction(rule, asked.action)) continue;
      const strength = rule.principals ? spokenTo(rule.principals, asked.caller, rule.effect) : 'everyone';
      const reason = reasonOf(policy.name, rule, obstacle(rule, asked, strength));
      if (reason.matched && rule.effect === 'Allow' && strength) allowed.push(strength);
      reasons.push(reason);
    }
  return { denied: reasons.some(({ effect, matched }) => matched && effect === 'Deny'), allowed, reasons };
}

function reasonOf(policy: string, { position: statement, sid, effect }: Rule, because: Because | null): Reason {
  const matched = because === null || (effect === 'Deny' && because.why === 'unknown operator');
  return { policy, statement, sid, effect, matched, because };
}

const aboutAction = ({ actions }: Rule, action: string): boolean =>
  actions.matchers.some((matches) => matches(action)) !== actions.except;

function obstacle(rule: Rule, asked: Asked, strength: Strength | null): Because | null {
  if (strength === null) return { element: 'Principal', why: 'does not match' };
  const about = aboutResource(rule, asked);
  if (about !== true) return { element: 'Resource', why: about === null ? 'variable without value' : 'does not match' };
  return unmet(rule.conditions, asked.values);
}

/** Null when a variable without value leaves it open; such a statement does not match. */
function aboutResource({ resources }: Rule, { resource, values }: Asked): boolean | null {
  let open = false;
  for (const matches of resources.matchers) {
    const answer = matches(resource, values);
    if (answer === true) return !resources.except;
    if (answer === null) open = true;
  }
  return open ? null : resources.except;
}

/** The line that fails, before any line with an operator that nobody knows. */
function unmet(conditions: readonly Condition[], values: Values): Because | null {
  let unknown: Because | null = null;
  for (const condition of conditions) {
    const why = condition.holds(values);
    if (why === 'holds') continue;
    const { operator, key, wanted } = condition;
    const line: Because = { element: 'Condition', operator, key, wanted, seen: values(key.toLowerCase()) ?? null, why };
    if (why !== 'unknown operator') return line;
    unknown ??= line;
  }
  return unknown;
}
