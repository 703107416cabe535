import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { type AuditHead, type AuditKey, fitsMac } from '../../core/audit-chain.ts';
import { canonical } from '../../core/canonical.ts';

/** An object that says where the audit log ended, for a bucket in which nobody can change it. */
export interface Checkpoint {
  readonly key: string;
  /** Canonical JSON. */
  readonly body: string;
}

const Body = z.strictObject({
  is: z.literal('cooper audit checkpoint'),
  /** ISO 8601, UTC. */
  at: z.string(),
  head: z.strictObject({ seq: z.number().int().positive(), hash: z.string(), mac: z.string() }),
  signature: z.strictObject({ by: z.string(), value: z.string() }).nullable(),
});
type Body = z.infer<typeof Body>;

/**
 * Where the log ends, now. With an Ed25519 private key everybody who has the public one can tell that it is genuine;
 * without one, only who has the key of the log itself (the head's MAC). The same end has the same key, so that it is
 * written once.
 */
export function checkpointOf(head: AuditHead, at: Date, privateKey: KeyObject | null): Checkpoint {
  const said = { is: 'cooper audit checkpoint', at: at.toISOString(), head: { ...head } } as const;
  const body: Body = { ...said, signature: privateKey === null ? null : signatureOf(said, privateKey) };
  const place = `${String(head.seq).padStart(12, '0')}-${head.hash.slice(0, 16)}`;
  return { key: `cooper-audit/${place}.json`, body: canonical(body) };
}

type Said = Omit<Body, 'signature'>;

const signatureOf = (said: Said, privateKey: KeyObject): Body['signature'] => ({
  by: nameOf(createPublicKey(privateKey)),
  value: sign(null, Buffer.from(canonical(said)), privateKey).toString('base64'),
});

/** SHA-256 of the public key, in hex, shortened: to tell keys apart, not to trust them by. */
const nameOf = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

/** An Ed25519 key out of PEM text; null where it is none. */
export function checkpointKey(pem: string, which: 'private' | 'public'): KeyObject | null {
  try {
    const key = which === 'private' ? createPrivateKey(pem) : createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** What checks whether a checkpoint is genuine; null where it is not at hand. */
export interface CheckpointKeys {
  readonly publicKey: KeyObject | null;
  readonly auditKey: AuditKey | null;
}

export type Compared =
  /** The log still says what it said then. `signed`: by what that was told; null where nothing could tell. */
  | { readonly is: 'kept'; readonly seq: number; readonly at: string; readonly signed: 'key' | 'MAC' | null }
  /** The log was rewritten, or cut, since then. */
  | { readonly is: 'rewritten'; readonly seq: number; readonly at: string; readonly because: string }
  /** It is no checkpoint, or none of Cooper's. */
  | { readonly is: 'no checkpoint'; readonly because: string };

/** Whether the log, as `hashAt` gives the hash of each of its rows, still holds what it held at a checkpoint. */
export function compareCheckpoint(
  text: string,
  hashAt: (seq: number) => string | null,
  keys: CheckpointKeys,
): Compared {
  const body = bodyOf(text);
  if (body === null) return { is: 'no checkpoint', because: 'It is no checkpoint of a Cooper.' };
  const signed = signedBy(body, keys);
  if (signed === 'forged')
    return { is: 'no checkpoint', because: 'It was not signed with this key: it was changed, or the key is another.' };
  const { at, head } = body;
  const hash = hashAt(head.seq);
  if (hash === null)
    return { is: 'rewritten', seq: head.seq, at, because: `Row ${head.seq} was there then, and is gone.` };
  if (hash !== head.hash)
    return { is: 'rewritten', seq: head.seq, at, because: `Row ${head.seq} or one before it is not what it was then.` };
  return { is: 'kept', seq: head.seq, at, signed };
}

function signedBy(
  { signature, ...said }: Body,
  { publicKey, auditKey }: CheckpointKeys,
): 'key' | 'MAC' | 'forged' | null {
  if (publicKey !== null) {
    const isGenuine =
      signature !== null &&
      verify(null, Buffer.from(canonical(said)), publicKey, Buffer.from(signature.value, 'base64'));
    return isGenuine ? 'key' : 'forged';
  }
  if (auditKey === null) return null;
  return fitsMac(auditKey, said.head) ? 'MAC' : 'forged';
}

function bodyOf(text: string): Body | null {
  try {
    return Body.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
