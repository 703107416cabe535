import { unseen, valueOf } from '../../core/check.ts';
import type { FactName, Facts, FactValues } from '../../core/facts.ts';
import type { Plan, PlannedStep, Seen, RiskClass } from '../../core/remedy.ts';
import { sameSetting } from '../../core/same-setting.ts';
import { code, listed, type Words, words } from '../../core/words.ts';

export const nothing = (because: Words): Plan => ({ is: 'nothing', because });

/** `next` says what somebody should do about it. */
export const refused = (because: Words, next: Words): Plan => ({ is: 'refused', because, next });

/** What goes along with the steps; what is not given is nothing. */
interface Said {
  readonly loses?: readonly Words[];
  readonly notes?: readonly Words[];
  readonly undoLeaves?: Words | null;
  readonly risk?: RiskClass;
}

/** Those of the steps that change something; where none does, it is so `already`. */
export function planned(seen: Seen, steps: readonly PlannedStep[], already: Words, said: Said): Plan {
  const changing = steps.filter((step) => changes(seen, step));
  if (changing.length === 0) return nothing(already);
  return { is: 'steps', steps: changing, loses: [], notes: [], undoLeaves: null, ...said };
}

function changes({ facts, others }: Seen, { target, setting, after }: PlannedStep): boolean {
  const of = [facts, ...others].find((one) => one.target.bucket === target.bucket) ?? facts;
  return !sameSetting(setting, valueOf(of, setting), after);
}

/** A value, or null where AWS says that nothing is there. */
type Values<Names extends readonly FactName[]> = { readonly [Name in Names[number]]: FactValues[Name] | null };

/** Plan on facts that could all be looked at. If one could not, the plan is refused and says which permission would do. */
export function looking<const Names extends readonly FactName[]>(
  facts: Facts,
  names: Names,
  plan: (values: Values<Names>) => Plan,
): Plan {
  const [blind] = unseen(facts, names);
  if (blind !== undefined) return refused(words`This can't be planned: ${blind.because}.`, wayOut(facts, names));
  const values = Object.fromEntries(names.map((name) => [name, valueOf(facts, name)]));
  return plan(values as Values<Names>);
}

function wayOut(facts: Facts, names: readonly FactName[]): Words {
  const actions = [...new Set(unseen(facts, names).flatMap(({ needs }) => needs))];
  if (actions.length === 0) return words`Ask again in a minute.`;
  return words`Allow Cooper's read role ${listed(actions.map(code))}, and ask again.`;
}
