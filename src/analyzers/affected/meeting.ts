import { same } from '../../core/canonical.ts';
import type { Affected } from '../../core/change.ts';
import { unseen } from '../../core/check.ts';
import type { FactName, Facts } from '../../core/facts.ts';
import { parsePrincipal } from '../../core/principal.ts';
import type { PlannedStep } from '../../core/remedy.ts';
import type { SettingName } from '../../core/settings.ts';
import { code, type Words, words } from '../../core/words.ts';
import { ownerOf } from '../access/legs/owner.ts';
import { compare, type Comparison, decisive } from './simulation/compare.ts';
import { type Candidate, ofPrincipal } from './simulation/candidate.ts';
import { sideOf } from './simulation/side.ts';
import { isHere, willBe } from './will-be.ts';

/** A change and what it meets, looked at from every side. */
export interface Meeting {
  /** As read. */
  readonly was: Facts;
  readonly will: Facts;
  /** Steps on other buckets, of which nothing was read. */
  readonly elsewhere: readonly PlannedStep[];
  readonly at: Date;
  readonly owner: string | null;
  /** Settings that are not what they were. */
  readonly changed: readonly SettingName[];
  readonly comparison: Comparison;
}

/** What one kind of affected things says of a change. */
export interface Met {
  readonly affected: readonly Affected[];
  readonly notKnown: readonly Words[];
}

export type Kind = (meeting: Meeting) => Met;

export const nothingMet: Met = { affected: [], notKnown: [] };

/** Who or what is affected, on what evidence. */
export const affected = (how: Affected['how'], who: Words, what: Words, evidence: string): Affected => ({
  how,
  who,
  what,
  evidence,
});

export const evaluation = 'policy evaluation';

const decides = (name: SettingName): boolean => decisive.some((one) => one === name);

export function meetingOf(was: Facts, steps: readonly PlannedStep[], at: Date): Meeting {
  const will = willBe(was, steps);
  const owner = ownerOf(was);
  const here = steps.filter((step) => isHere(was, step));
  const changed = [...new Set(here.map(({ setting }) => setting))].filter(
    (name) => !same(was.reads[name], will.reads[name]),
  );
  const asks = was.target.bucket !== '' && changed.some((name) => decides(name) || name === 'encryption');
  const comparison = asks ? compare(was, will, owner, replicating(was)) : nothingCompared(was, will);
  return { was, will, elsewhere: steps.filter((step) => !isHere(was, step)), at, owner, changed, comparison };
}

/** Of an account as a whole, or of settings that decide nothing, nobody has to be asked about. */
function nothingCompared(was: Facts, will: Facts): Comparison {
  return { outcomes: [], leftOut: 0, before: sideOf(was), after: sideOf(will) };
}

/** The role by which S3 copies objects elsewhere. What it may do it has by IAM policies, not by the bucket's. */
function replicating({ reads: { replication } }: Facts): readonly Candidate[] {
  const role = replication?.is === 'known' ? replication.value['Role'] : null;
  const principal = typeof role === 'string' ? parsePrincipal(role) : null;
  if (principal === null) return [];
  const who = words`the replication role ${code(principal.arn ?? '')}`;
  return [{ ...ofPrincipal(principal, null), who, kind: 'replication' }];
}

export const touchesAccess = ({ changed, was }: Meeting): boolean => was.target.bucket !== '' && changed.some(decides);

/** What of these facts could not be seen, and what is not known for it. */
export function blind(facts: Facts, names: readonly FactName[], so: Words): readonly Words[] {
  return unseen(facts, names).map(({ because }) => words`${capital(because)}: ${so}.`);
}

function capital([first, ...rest]: Words): Words {
  return typeof first === 'string' ? [first.charAt(0).toUpperCase() + first.slice(1), ...rest] : [first ?? '', ...rest];
}

/** A day as people write it: `2026-11-20`. */
export const day = (iso: string) => code(iso.slice(0, 10));
