import type { FactName, FactValues, Reads } from '../core/facts.ts';
import type { Fact } from '../core/fact.ts';
import type { SettingName, Settings } from '../core/settings.ts';
import type { Subject } from '../core/subject.ts';
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
  /** Facts that it needs only to understand an answer: it starts without them and asks for them `meanwhile`. */
  readonly beside?: readonly FactName[];
  /** It does not matter in which region this is asked. */
  readonly anywhere?: true;
  /** About an object: not asked when the target has no key. */
  readonly needsKey?: true;
  /** About the account: asked without a bucket too, when the target says which account. */
  readonly ofAccount?: true;
  /** About an access point: not asked when the target names none. */
  readonly needsAccessPoint?: true;
  /** `sofar` has what is named in `after`; without a subject the question is about nobody in particular. */
  read(
    aws: AwsClients,
    target: Target,
    sofar: Reads,
    subject?: Subject,
    meanwhile?: Meanwhile,
  ): Promise<Fact<FactValues[Name]>>;
}

/** What a reading may ask and tell while others are under way. */
export interface Meanwhile {
  /** What came of another reading, which must be named in `beside`; undefined when it is not read. */
  fact<Name extends FactName>(name: Name): Promise<Reads[Name]>;
  /** Where the bucket is, told as soon as S3 says so: nobody need wait for the rest. */
  regionIs(region: string): void;
}

/** For a reading that is made by itself: all that is there is there already. */
export const alone = (sofar: Reads): Meanwhile => ({ fact: async (name) => sofar[name], regionIs: () => {} });

/** One API call that a write makes, as CloudTrail spells it, and the IAM action that it needs. */
export interface WriteCall {
  readonly call: string;
  readonly action: string;
}

/** What of an answer to a write is kept: the SDK's own metadata, with the request id. */
export interface Answered {
  readonly $metadata: { readonly requestId?: string | undefined };
}

/** One sub-resource of a bucket or account that can also be written back. */
export interface Setting<Name extends SettingName = SettingName> extends Reading<Name> {
  /** The calls that write it as a whole, and those that take it away; none where AWS has no way to. */
  readonly writes: { readonly put: readonly WriteCall[]; readonly remove: readonly WriteCall[] };
  /**
   * Writing `null` takes the setting away. The last answer; null when nothing had to be sent. Errors are AWS's own and
   * are thrown: a write has no second chance here. `Unwritable` is thrown before anything is sent.
   */
  write(aws: AwsClients, target: Target, value: Settings[Name] | null): Promise<Answered | null>;
}
