import type { State } from '../../state.ts';
import { addGrant, type WantedGrant } from './grants.ts';
import { addKey, aliasArn, s3Key } from './keys.ts';
import type { Grant, Key, KeyState } from './state.ts';

interface SeededKey {
  readonly account: string;
  readonly region: string;
  /** The key's UUID, to be named in documents of the world. */
  readonly id?: string;
  /** With `alias/` before it. */
  readonly alias?: string;
  readonly description?: string;
  /** The default policy, which hands the key to the account, when not given. */
  readonly policy?: object;
  readonly state?: KeyState;
  readonly deletionDate?: Date;
  readonly multiRegion?: boolean;
  readonly rotation?: boolean;
}

export function key(state: State, seeded: SeededKey): Key {
  const { account, region, alias, policy } = seeded;
  const at = state.clock();
  const document = policy === undefined ? undefined : JSON.stringify(policy);
  const made = addKey(state.kms, { ...seeded, at, policy: document });
  made.state = seeded.state ?? made.state;
  made.deletionDate = seeded.deletionDate ?? null;
  made.rotation = seeded.rotation ?? false;
  if (alias !== undefined) {
    const arn = aliasArn(account, region, alias);
    state.kms.aliases.set(arn, { name: alias, arn, keyArn: made.arn, created: at, updated: at });
  }
  return made;
}

/** The AWS managed key `aws/s3` of an account and region. */
export const awsS3Key = (state: State, account: string, region: string): Key =>
  s3Key(state.kms, account, region, state.clock());

export function grant(state: State, on: Key, seeded: Omit<WantedGrant, 'at'>): Grant {
  return addGrant(state.kms, on, { ...seeded, at: state.clock() });
}
