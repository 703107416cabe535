import type { FactName, FactValues, Reads } from '../core/facts.ts';
import type { Fact } from '../core/fact.ts';
import type { SettingName, Settings } from '../core/settings.ts';
import type { Target } from '../core/target.ts';
import type { AwsClients } from './clients.ts';

/** How one fact is read. It always answers with a Fact and never throws: one broken call hides nothing else. */
export interface Reading<Name extends FactName = FactName> {
  readonly name: Name;
  /** The API calls it makes, as CloudTrail and the SDK spell them, the main one first. */
  readonly calls: readonly [string, ...string[]];
  /** The IAM actions it needs, in the spelling of policies, for the published read policy. */
  readonly needs: readonly string[];
  /** Facts that must be there before this one can be asked for: the key's id comes from the object, say. */
  readonly after?: readonly FactName[];
  /** About an object: not asked when the target has no key. */
  readonly needsKey?: true;
  read(aws: AwsClients, target: Target, sofar: Reads): Promise<Fact<FactValues[Name]>>;
}

/** One sub-resource of a bucket or account that can also be written back. */
export interface Setting<Name extends SettingName = SettingName> extends Reading<Name> {
  /** The IAM action that writing needs. */
  readonly writeNeeds: string;
  /** Writing `null` takes the setting away. Errors are AWS's own and are thrown: a write has no second chance here. */
  write(aws: AwsClients, target: Target, value: Settings[Name] | null): Promise<void>;
}
