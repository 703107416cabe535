import type { z } from 'zod';
import type { FactName, Facts } from './facts.ts';
import type { DiffSection } from './report.ts';
import type { SettingName, Settings } from './settings.ts';
import type { Target } from './target.ts';
import type { Words } from './words.ts';

/**
 * A: additive and reversible. B: can break access. C: deletes data or can't be undone. What is D (MFA delete, keys,
 * root's tasks) Cooper never does.
 */
export type RiskClass = 'A' | 'B' | 'C';

/** A is low; B and C are high. */
export type Risk = 'low' | 'high';
export const riskOf = (of: RiskClass): Risk => (of === 'A' ? 'low' : 'high');

/** What a setting should become. Pure: the same facts and parameters give the same plan. One file each. */
export interface Remedy<Params = unknown> {
  /** Its file's name. */
  readonly id: string;
  /** Raised whenever the same facts give another plan: an approval is of one version. */
  readonly version: number;
  /** An imperative of a few words: `Turn on Block Public Access`. */
  readonly title: string;
  readonly risk: RiskClass;
  /** Whether it mends a bucket, or an account as a whole. */
  readonly on: 'bucket' | 'account';
  readonly params: z.ZodType<Params>;
  /** How its parameters are typed: `key=<arn>`; empty where there are none. */
  readonly usage: string;
  /** The configuration that the plan and its effects rest on: what differs at apply makes an approval void. */
  readonly reads: readonly FactName[];
  /** Further buckets that must be read, and perhaps written, such as the one that logs go to. */
  also?(target: Target, params: Params): readonly Target[];
  /** The KMS key that it is about, where that is not the bucket's own: its state and policy are read then. */
  keyOf?(params: Params): string | null;
  plan(seen: Seen, params: Params): Plan;
}

/** What was read: of the target, and of each further one in the order of `also`. */
export interface Seen {
  readonly facts: Facts;
  readonly others: readonly Facts[];
}

export type Plan =
  /** It is so already. */
  | { readonly is: 'nothing'; readonly because: Words }
  /** It can't or must not be done here. */
  | {
      readonly is: 'refused';
      readonly because: Words;
      readonly next: Words;
      /** What it rests on, where seeing that helps. */
      readonly diffs?: readonly DiffSection[];
    }
  | {
      readonly is: 'steps';
      /** In the order in which they are made; undo goes backwards. */
      readonly steps: readonly PlannedStep[];
      /** What could stop working, whoever it meets. */
      readonly loses: readonly Words[];
      /** What else to know: money, waiting times. */
      readonly notes: readonly Words[];
      /** What undo really leaves; null where it restores everything. */
      readonly undoLeaves: Words | null;
      /** Where this very case is worse than the remedy is as a rule. */
      readonly risk?: RiskClass;
    };

/** One setting of one target, and what it becomes. What it is now, is in the facts. */
export type PlannedStep = { readonly [Name in SettingName]: StepOf<Name> }[SettingName];

interface StepOf<Name extends SettingName> {
  readonly target: Target;
  readonly setting: Name;
  /** Null takes the setting away. */
  readonly after: Settings[Name] | null;
  /** What undo leaves where that is not what was there before. */
  readonly undone?: Settings[Name] | null;
}
