import type { Matcher } from './glob.ts';
import type { Operator } from './operators/operator.ts';
import { operators } from './operators/index.ts';
import { filled, fixed, type Part, partsOf, type Values } from './pattern.ts';
import type { Condition, Outcome } from './policy.ts';

const byName = new Map(operators.map((operator) => [operator.name.toLowerCase(), operator]));

type Quantifier = 'forallvalues' | 'foranyvalue' | null;

/** Whether one value of the request fits any of the policy's values. */
type Fits = (given: string, values: Values) => boolean | null;

/** One line of a Condition element, ready to be asked. */
export function compile(written: string, key: string, wanted: readonly string[], variables: boolean): Condition {
  const said = { operator: written, key, wanted };
  const [, prefix, name = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/i.exec(written) ?? [];
  const operator = byName.get(name.toLowerCase());
  if (!operator || (operator.name === 'Null' && ifExists)) return { ...said, holds: () => 'unknown operator' };
  const lower = key.toLowerCase();
  const fits = fitting(operator, wanted, variables);
  if (operator.name === 'Null')
    return { ...said, holds: (values) => outcome(fits(String((values(lower) ?? []).length === 0), values)) };
  const quantifier = (prefix?.toLowerCase() ?? null) as Quantifier;
  const whenMissing = missing(operator.negated, quantifier, ifExists !== undefined);
  return {
    ...said,
    holds: (values) => {
      const given = values(lower) ?? [];
      // An unresolved variable in a negated operator spoils the statement even when nothing is compared.
      if (given.length === 0) return operator.negated && fits('', values) === null ? unresolved : outcome(whenMissing);
      return ask(operator, quantifier, given, (one) => fits(one, values));
    },
  };
}

const unresolved: Outcome = 'variable without value';

function outcome(held: boolean | null): Outcome {
  if (held === null) return unresolved;
  return held ? 'holds' : 'fails';
}

/**
 * What an absent key means: nothing fits it, so a negated operator holds; IfExists and ForAllValues always hold.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
function missing(negated: boolean, quantifier: Quantifier, ifExists: boolean): boolean {
  if (ifExists || quantifier === 'forallvalues') return true;
  return negated && quantifier === null;
}

/**
 * Values of the policy are alternatives; negated, none of them may fit. Without a set prefix several values of the
 * request are asked as with ForAnyValue, which AWS does but advises against.
 */
function ask(
  { negated }: Operator,
  quantifier: Quantifier,
  given: readonly string[],
  fits: (one: string) => boolean | null,
): Outcome {
  if (quantifier === 'forallvalues' && given.every((one) => one === '')) return 'holds';
  const answers = given.map(fits);
  if (answers.includes(null)) return unresolved;
  if (quantifier === null) return outcome(answers.includes(true) !== negated);
  const held = (answer: boolean | null) => answer !== negated;
  return outcome(quantifier === 'forallvalues' ? answers.every(held) : answers.some(held));
}

/** A positive operator may find its value beside a variable that has none; a negated one can't rule that value out. */
function fitting(operator: Operator, wanted: readonly string[], variables: boolean): Fits {
  const all = wanted.map((value) => alternative(operator, value, variables));
  if (all.every((one) => typeof one === 'function')) return (given) => all.some((matches) => matches(given));
  return (given, values) => {
    const answers = all.map((one) => (typeof one === 'function' ? one(given) : late(operator, one, given, values)));
    if (operator.negated && answers.includes(null)) return null;
    if (answers.includes(true)) return true;
    return answers.includes(null) ? null : false;
  };
}

function alternative(operator: Operator, value: string, variables: boolean): Matcher | readonly Part[] {
  const parts = partsOf(value, variables && operator.variables);
  const pattern = fixed(parts);
  return pattern === null ? parts : operator.matcher(pattern);
}

function late(operator: Operator, parts: readonly Part[], given: string, values: Values): boolean | null {
  const pattern = filled(parts, values);
  return pattern === null ? null : operator.matcher(pattern)(given);
}
