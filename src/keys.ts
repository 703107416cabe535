import { createPrivateKey, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AuditKey } from './core/audit-chain.ts';
import { Refusal } from './core/errors.ts';
import { code, words } from './core/words.ts';

/** What signs buttons: `current` signs, all of them verify. */
export interface SigningKeys {
  readonly current: string;
  readonly keys: Readonly<Record<string, Buffer>>;
}

export interface Keys {
  readonly signing: SigningKeys;
  readonly audit: AuditKey;
}

/** The Ed25519 key in a PEM file. Throws `Refusal` where there is none. */
export function privateKeyIn(path: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(path));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // What is wrong with it is the same to whoever set it.
  }
  throw new Refusal(
    words`${code(path)} holds no Ed25519 private key.`,
    words`Make one with ${code('openssl genpkey -algorithm ed25519')} and name its file in ${code('COOPER_CHECKPOINT_KEY')}.`,
  );
}

const keyBytes = 32;

interface Given {
  /** `id:base64,id:base64`, the current one first; null: kept in the data folder. */
  readonly signingKeys: string | null;
  readonly auditKey: string | null;
  readonly data: string;
}

/** Cooper's own keys: those that are given, else such as are made once and kept where only this user reads them. */
export function loadKeys({ signingKeys, auditKey, data }: Given): Keys {
  return {
    signing: parsed(signingKeys ?? `made:${kept(data, 'signing.key')}`),
    audit: Buffer.from(auditKey ?? kept(data, 'audit.key'), 'base64'),
  };
}

/** The key of the audit log, if this machine has it. None is made: another one would call an honest log broken. */
export function auditKeyHere({ auditKey, data }: Pick<Given, 'auditKey' | 'data'>): AuditKey | null {
  if (auditKey === null && !existsSync(fileOf(data, 'audit.key'))) return null;
  return Buffer.from(auditKey ?? kept(data, 'audit.key'), 'base64');
}

const fileOf = (data: string, name: string): string => join(data, 'keys', name);

function parsed(list: string): SigningKeys {
  const pairs = list.split(',').map((pair) => {
    const [id = '', key = ''] = pair.trim().split(/:(.*)/s);
    return [id, Buffer.from(key, 'base64')] as const;
  });
  return { current: pairs[0]?.[0] ?? '', keys: Object.fromEntries(pairs) };
}

/** Whoever is first makes it; everybody else reads that one. */
function kept(data: string, name: string): string {
  const file = fileOf(data, name);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    const made = `${file}.${randomUUID()}`;
    writeFileSync(made, randomBytes(keyBytes).toString('base64'), { mode: 0o600 });
    try {
      // A link appears whole, or not at all.
      linkSync(made, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      unlinkSync(made);
    }
  }
  const key = readFileSync(file, 'utf8').trim();
  if (Buffer.from(key, 'base64').length === keyBytes) return key;
  throw new Refusal(
    words`${code(file)} holds no key of ${keyBytes} bytes: it was cut or changed.`,
    words`Put it back from a backup. Without one, take the file away, and a new key is made: what the old one signed is then not recognised any more.`,
  );
}
