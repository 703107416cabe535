import { covers } from './glob.ts';
import { type Rule, type Rules, type When } from './rule.ts';

/** The rule before or beside which another one never decides anything; null where there is none, or none is found. */
export function hidingRule({ rules }: Rules, rule: Rule): Rule | null {
  if (rule.does.is === 'deny') return null;
  return (
    rules.find(
      (other) =>
        (other.does.is === 'deny' || other.nth < rule.nth) && other !== rule && includes(other.when, rule.when),
    ) ?? null
  );
}

/** Whether `wide` is about everything that `narrow` is about. May miss some where it is. */
export function includes(wide: When, narrow: When): boolean {
  return (
    narrow.classes.every((each) => wide.classes.includes(each)) &&
    holdsAll(wide.account, narrow.account) &&
    holdsAll(wide.channel, narrow.channel) &&
    holdsAll(wide.remedy, narrow.remedy) &&
    holdsAll(wide.bucket, narrow.bucket, covers) &&
    (wide.tags ?? []).every(({ key, values }) =>
      (narrow.tags ?? []).some((tag) => tag.key === key && holdsAll(values, tag.values, covers)),
    )
  );
}

function holdsAll(
  wide: readonly string[] | null,
  narrow: readonly string[] | null,
  holds: (one: string, other: string) => boolean = (one, other) => one === other,
): boolean {
  if (wide === null) return true;
  return narrow !== null && narrow.every((other) => wide.some((one) => holds(one, other)));
}
