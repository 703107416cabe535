import type { ChangeView, Verb } from '../../core/change-view.ts';
import { type Bound, type SigningKeys, signValue } from './signed-value.ts';

/** Makes the value of one button under one change. */
export type Sign = (verb: Verb, view: ChangeView) => string;

/** Each button gets a nonce of its own. */
export const signer =
  (of: { keys: SigningKeys; newId: () => string }, bound: Bound): Sign =>
  (verb, { change }) =>
    signValue(of.keys, { changeId: change.id, revision: change.revision, verb, nonce: of.newId() }, bound);
