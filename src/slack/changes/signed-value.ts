import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Verb, verbs } from '../../core/change-view.ts';

/** Keys by their id, so that they can be replaced: `current` signs, all of them verify. */
export interface SigningKeys {
  readonly current: string;
  readonly keys: Readonly<Record<string, Buffer>>;
}

/** What a button means. It says what was meant, never what is so: everything is looked up again. */
export interface Signed {
  readonly changeId: string;
  readonly revision: number;
  readonly verb: Verb;
  readonly nonce: string;
}

/** Where a value is good. `channel` may be any text that names the one place: see `bound.ts`. */
export interface Bound {
  readonly team: string;
  readonly channel: string;
}

export type Verified =
  | { readonly is: 'good'; readonly signed: Signed }
  | { readonly is: 'refused'; readonly why: 'malformed' | 'unknown key' | 'tampered or foreign' };

const version = 'v1';

/** 128 bits: a guess that is right once in 2^128 needs no more. */
const macBytes = 16;

/** Nothing of ours is longer; Slack would take 2,000. */
const longest = 300;

const part = String.raw`[\w-]{1,80}`;
const form = new RegExp(
  String.raw`^(?<said>${version}\.(?<kid>${part})\.(?<changeId>${part})\.(?<revision>0|[1-9]\d{0,14})\.(?<verb>${verbs.join('|')})\.(?<nonce>${part}))\.(?<mac>[\w-]{22})$`,
);

/** `v1.<kid>.<changeId>.<revision>.<verb>.<nonce>.<mac>`, good in one place. Throws when the current key is missing. */
export function signValue(keys: SigningKeys, { changeId, revision, verb, nonce }: Signed, bound: Bound): string {
  const key = keyOf(keys, keys.current);
  if (key === null) throw new Error(`there is no signing key ${keys.current}`);
  const said = [version, keys.current, changeId, revision, verb, nonce].join('.');
  const value = `${said}.${macOf(key, said, bound)}`;
  if (!form.test(value)) throw new Error('a part of a signed value is too long, or has characters of its own');
  return value;
}

/** What a value means, if it is one of ours and good in this place. Never throws, whatever the text. */
export function verifyValue(keys: SigningKeys, value: string, bound: Bound): Verified {
  const found = value.length > longest ? undefined : form.exec(value)?.groups;
  if (found === undefined) return { is: 'refused', why: 'malformed' };
  const parts = found as Readonly<Record<'said' | 'kid' | 'changeId' | 'revision' | 'nonce' | 'mac', string>>;
  const key = keyOf(keys, parts.kid);
  if (key === null) return { is: 'refused', why: 'unknown key' };
  // Texts are compared, not bytes: 22 letters hold 132 bits, so several texts stand for the same 128.
  const wanted = macOf(key, parts.said, bound);
  if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(parts.mac)))
    return { is: 'refused', why: 'tampered or foreign' };
  const { changeId, revision, nonce } = parts;
  return { is: 'good', signed: { changeId, revision: Number(revision), verb: found['verb'] as Verb, nonce } };
}

/** JSON keeps the parts apart: no two places read the same. */
function macOf(key: Buffer, said: string, { team, channel }: Bound): string {
  const text = JSON.stringify([said, team, channel]);
  return createHmac('sha256', key).update(text).digest().subarray(0, macBytes).toString('base64url');
}

function keyOf({ keys }: SigningKeys, kid: string): Buffer | null {
  const key = Object.hasOwn(keys, kid) ? keys[kid] : undefined;
  return key === undefined || key.length === 0 ? null : key;
}
