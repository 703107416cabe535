import { digestOf } from '../core/canonical.ts';
import type { Change, Place, Step } from '../core/change.ts';
import type { Fact } from '../core/fact.ts';
import type { FactName, Facts } from '../core/facts.ts';
import type { JsonObject } from '../core/json.ts';
import { canonicalSetting } from '../core/same-setting.ts';
import { isSettingName } from '../core/setting-names.ts';

/** `account/bucket`, or the account alone: what a change has for itself while it is applied. */
export const placeKey = ({ account, bucket }: Place): string => (bucket === null ? account : `${account}/${bucket}`);

/** `account/region/bucket/name`; an account as a whole has `-` for its bucket. */
export const inputKey = ({ account, region, bucket }: Place, name: FactName): string =>
  `${account}/${region}/${bucket ?? '-'}/${name}`;

/** The place and the name that an input's key stands for. */
export function inputAt(key: string): { readonly place: Place; readonly name: string } {
  const [account = '', region = '', bucket = '', name = ''] = key.split('/');
  return { place: { account, region, bucket: bucket === '-' ? null : bucket }, name };
}

/** Digests of what was read of a place: what could not be read is an input as well. */
export function inputsOf(place: Place, facts: Facts, names: readonly FactName[]): Readonly<Record<string, string>> {
  const entries = names.flatMap((name) => {
    const fact = facts.reads[name];
    return fact === undefined ? [] : [[inputKey(place, name), factDigest(name, fact)] as const];
  });
  return Object.fromEntries(entries);
}

/** Whether reading it failed, so that nothing is known of what is there now. */
export const isUnread = (facts: Facts, name: FactName): boolean => facts.reads[name]?.is === 'failed';

/** AWS's words differ from one refusal to the next; that it refuses is what counts. */
function factDigest(name: FactName, fact: Fact<unknown>): string {
  switch (fact.is) {
    case 'known':
      return digestOf({ known: isSettingName(name) ? canonicalSetting(name, fact.value) : fact.value });
    case 'denied':
      return digestOf({ denied: fact.action });
    case 'absent':
    case 'failed':
      return digestOf(fact.is);
  }
}

/**
 * What an approval rests on: configuration. Who asks, and whose the bucket looks to be from there, differs between one
 * process and the next; that it is still its owner's, every call demands by itself.
 */
export const isInput = (name: FactName): boolean => isSettingName(name) || name === 'kmsKey' || name === 'kmsKeyPolicy';

/** Keys of inputs that are not as they were, or gone. One that only now is read says nothing of then. */
export function drifted(
  was: Readonly<Record<string, string>>,
  is: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.keys(was).filter((key) => was[key] !== is[key]);
}

type Approved = Pick<Change, 'remedy' | 'place' | 'inputs' | 'risk'> & {
  readonly steps: readonly Pick<Step, 'place' | 'setting' | 'before' | 'after' | 'undone'>[];
};

/** What an approval approves, as one text: two previews of the same thing have the same. */
export function changeDigest({ remedy, place, risk, steps, inputs }: Approved): string {
  const { id, version, params } = remedy;
  const made: readonly JsonObject[] = steps.map((step) => ({
    place: { ...step.place },
    setting: step.setting,
    before: canonicalSetting(step.setting, step.before),
    after: canonicalSetting(step.setting, step.after),
    undone: canonicalSetting(step.setting, step.undone),
  }));
  return digestOf({ remedy: { id, version, params }, place, risk, steps: made, inputs });
}
