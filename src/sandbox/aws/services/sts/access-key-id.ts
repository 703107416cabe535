import { hexId } from '../protocols/ids.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * Access key ids carry their account's number: after the four letters, the first 48 bits in base 32 hold it shifted
 * left by seven (published by several security researchers; AWS's own GetAccessKeyInfo answers without looking up users).
 */
export function accessKeyId(prefix: 'AKIA' | 'ASIA', account: string, ...parts: readonly (string | number)[]): string {
  const head = (1n << 47n) | (BigInt(account) << 7n);
  const bits = (head << 32n) | BigInt(`0x${hexId(8, prefix, account, ...parts)}`);
  let letters = '';
  for (let shift = 75n; shift >= 0n; shift -= 5n) letters += alphabet.charAt(Number((bits >> shift) & 31n));
  return prefix + letters;
}

/** The account that a key id carries; null when the id isn't one of AWS's. */
export function accountOfAccessKey(id: string): string | null {
  const letters = /^(?:AKIA|ASIA)([A-Z2-7]{10})[A-Z2-7]{6}$/.exec(id)?.[1];
  if (letters === undefined) return null;
  const bits = Array.from(letters).reduce((sum, letter) => (sum << 5n) | BigInt(alphabet.indexOf(letter)), 0n);
  const account = ((bits >> 2n) & 0x7fff_ffff_ff80n) >> 7n;
  return String(account).padStart(12, '0');
}
