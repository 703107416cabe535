import { arnMatcher } from './arn.ts';
import { glob, type Matcher } from './glob.ts';
import type { Operator } from './operators/operator.ts';
import { operators } from './operators/index.ts';
import { filled, fixed, isEverything, type Part, partsOf, unseen, type Unseen, type Values } from './pattern.ts';
import type { Condition, Outcome } from './policy.ts';

const byName = new Map(operators.map((operator) => [operator.name.toLowerCase(), operator]));

type Quantifier = 'forallvalues' | 'foranyvalue' | null;

/** Null: a variable has no value. Unseen: nobody knows whether it has one. */
type Answer = boolean | Unseen | null;

/** Whether one value of the request fits any of the policy's values. */
type Fits = (given: string, values: Values) => Answer;

/** One line of a Condition element, ready to be asked. */
export function compile(written: string, key: string, wanted: readonly string[], variables: boolean): Condition {
  const said = { operator: written, key, wanted };
  const [, prefix, name = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/i.exec(written) ?? [];
  const operator = byName.get(name.toLowerCase());
  if (!operator || (operator.name === 'Null' && ifExists)) return { ...said, holds: () => 'unknown operator' };
  const lower = key.toLowerCase();
  const fits = fitting(operator, wanted, variables);
  if (operator.name === 'Null') return { ...said, holds: (values) => absence(values(lower), fits, values) };
  const quantifier = (prefix?.toLowerCase() ?? null) as Quantifier;
  const whenMissing = missing(operator.negated, quantifier, ifExists !== undefined);
  const whatever = outcome(present(operator, wanted) === whenMissing ? whenMissing : unseen);
  const without = outcome(whenMissing);
  return {
    ...said,
    holds: (values) => {
      const given = values(lower);
      if (given === unseen) return whatever;
      return isThere(given, quantifier) ? ask(operator, quantifier, given, fits, values) : without;
    },
  };
}

/** To ForAllValues, nothing but empty texts is as good as nothing. */
function isThere(given: readonly string[] | undefined, quantifier: Quantifier): given is readonly string[] {
  if (given === undefined || given.length === 0) return false;
  return quantifier !== 'forallvalues' || given.some((one) => one !== '');
}

function outcome(held: Answer): Outcome {
  if (held === null) return 'variable without value';
  if (held === unseen) return 'unknown value';
  return held ? 'holds' : 'fails';
}

/** `Null` is handed which of the two holds; what nobody has seen may be either. */
function absence(given: ReturnType<Values>, fits: Fits, values: Values): Outcome {
  if (given !== unseen) return outcome(fits(String(given === undefined || given.length === 0), values));
  const absent = fits('true', values);
  return outcome(absent === fits('false', values) ? absent : unseen);
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

/** What any value at all means, where the policy wants everything or nothing; null where it depends on the value. */
function present({ negated, matcher }: Operator, wanted: readonly string[]): boolean | null {
  if (wanted.length === 0) return negated;
  const wild = matcher === glob || matcher === arnMatcher;
  return wild && wanted.some((value) => isEverything(partsOf(value, false))) ? !negated : null;
}

/**
 * Values of the policy are alternatives; negated, none of them may fit. Without a set prefix several values of the
 * request are asked as with ForAnyValue, which AWS does but advises against.
 */
function ask(
  { negated }: Operator,
  quantifier: Quantifier,
  given: readonly string[],
  fits: Fits,
  values: Values,
): Outcome {
  let fitting = 0;
  let open = 0;
  let unfilled = false;
  for (const one of given) {
    const answer = fits(one, values);
    if (answer === true) fitting++;
    else if (answer === unseen) open++;
    else if (answer === null) unfilled = true;
  }
  const held = together(quantifier, negated, fitting, given.length);
  if (open > 0 && held !== together(quantifier, negated, fitting + open, given.length)) return 'unknown value';
  return outcome(!held && unfilled ? null : held);
}

function together(quantifier: Quantifier, negated: boolean, fitting: number, all: number): boolean {
  if (quantifier === null) return fitting > 0 !== negated;
  const held = negated ? all - fitting : fitting;
  return quantifier === 'forallvalues' ? held === all : held > 0;
}

/**
 * A variable without value fits nothing, so a negated operator holds against it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value
 */
function fitting(operator: Operator, wanted: readonly string[], variables: boolean): Fits {
  const all = wanted.map((value) => alternative(operator, value, variables));
  const ready = all.filter((one) => typeof one === 'function');
  if (ready.length === all.length) return (given) => fitsAny(ready, given);
  return (given, values) => {
    let found: Answer = false;
    for (const one of all) {
      const answer = typeof one === 'function' ? one(given) : late(operator, one, given, values);
      if (answer === true) return true;
      if (answer === unseen || (answer === null && found === false)) found = answer;
    }
    return found;
  };
}

function fitsAny(matchers: readonly Matcher[], given: string): boolean {
  for (const matches of matchers) if (matches(given)) return true;
  return false;
}

function alternative(operator: Operator, value: string, variables: boolean): Matcher | readonly Part[] {
  const parts = partsOf(value, variables && operator.variables);
  const pattern = fixed(parts);
  return pattern === null ? parts : operator.matcher(pattern);
}

function late(operator: Operator, parts: readonly Part[], given: string, values: Values): Answer {
  const pattern = filled(parts, values);
  return pattern === null || pattern === unseen ? pattern : operator.matcher(pattern)(given);
}
