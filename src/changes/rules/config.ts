import type { z } from 'zod';
import { type RiskClass, riskOf } from '../../core/remedy.ts';
import { type Fault, faulty } from './fault.ts';
import type { Asking, Rule, Rules, When } from './rule.ts';
import { isMapping } from './raw.ts';
import { type File, file, type FileRule, type FileWhen } from './schema.ts';
import { unknownKeys } from './shapes.ts';
import { perhaps } from './texts.ts';
import { together } from './together.ts';
import { readYaml } from './yaml.ts';

export { noRules, type Rules } from './rule.ts';

/**
 * `cooper.config.yml`, read. `source` is its name, for messages. Throws one `Refusal` that names every fault with its
 * line, its place and what to write instead; text that is no YAML is refused before its meaning is looked at.
 */
export function parseRules(text: string, source: string): Rules {
  const { value, faults, lineOf } = readYaml(text);
  if (faults.length > 0) throw faulty(source, faults);
  const written = withoutEmpty(value ?? {});
  const parsed = file.safeParse(written);
  const found = [...(parsed.error?.issues ?? []).flatMap(faultsOf), ...together(written)];
  if (!parsed.success || found.length > 0)
    throw faulty(
      source,
      found.map((fault) => ({ ...fault, line: lineOf(fault.path) })),
    );
  return rulesOf(parsed.data, source);
}

/** A key below which all is commented out says nothing; deeper down, an empty value is more likely a slip. */
function withoutEmpty(value: unknown): unknown {
  return isMapping(value) ? Object.fromEntries(Object.entries(value).filter(([, part]) => part !== '')) : value;
}

function faultsOf(issue: z.core.$ZodIssue): readonly Fault[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code !== unknownKeys) return [{ path, text: issue.message }];
  const known = issue.message.split('\n');
  return issue.keys.map((key) => ({ path: [...path, key], text: `is not known here: ${perhaps(key, known)}` }));
}

const rulesOf = ({ admins, people, rules, requests, security_channel }: File, source: string): Rules => ({
  admins,
  people: Object.entries(people).map(([name, person]) => ({ name, ...person })),
  rules: rules.map((rule, nth) => ruleOf(rule, nth + 1, security_channel)),
  requestsChannel: requests?.channel ?? null,
  securityChannel: security_channel,
  source,
});

const ruleOf = (rule: FileRule, nth: number, securityChannel: string | null): Rule => ({
  nth,
  name: rule.name,
  when: whenOf(rule.when),
  does: rule.deny === null ? asking(rule, securityChannel) : { is: 'deny', reason: rule.deny },
});

const asking = (rule: FileRule, securityChannel: string | null): Asking => ({
  is: 'ask',
  ask: rule.ask,
  // That it is there, was looked at before.
  by: rule.approve?.by ?? [],
  count: rule.approve?.count ?? null,
  self: rule.approve?.self ?? false,
  expiresMs: rule.expires,
  delayMs: rule.delay,
  quiet: rule.quiet_hours,
  breakGlass: rule.break_glass && { by: rule.break_glass.by, postTo: rule.break_glass.post_to ?? securityChannel },
  terminal: rule.terminal,
});

const whenOf = ({ risk, class: classes, tags, ...rest }: FileWhen): When => ({
  ...rest,
  classes: everyClass.filter((each) => classes.includes(each) && risk.includes(riskOf(each))),
  tags: tags && Object.entries(tags).map(([key, values]) => ({ key, values })),
});

const everyClass: readonly RiskClass[] = ['A', 'B', 'C'];
