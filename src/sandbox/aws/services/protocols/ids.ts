import { createHash } from 'node:crypto';

/**
 * Ids that look like AWS's and are the same in every run: made from what they name. Whoever needs a fresh one for the
 * same name counts (`made` in the service's state).
 */
const digest = (parts: readonly (string | number)[]): Buffer =>
  createHash('sha256').update(parts.join('\u0000')).digest();

export function hexId(length: number, ...parts: readonly (string | number)[]): string {
  return digest(parts).toString('hex').slice(0, length);
}

/** Upper-case letters and digits 2 to 7, as IAM's unique ids and access key ids are; at most 32 characters. */
export function base32Id(length: number, ...parts: readonly (string | number)[]): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return [...digest(parts)]
    .slice(0, length)
    .map((byte) => alphabet.charAt(byte % 32))
    .join('');
}

/** Lower-case letters and digits, as ids of Organizations are. */
export const wordId = (length: number, ...parts: readonly (string | number)[]): string =>
  base32Id(length, ...parts).toLowerCase();

export function uuid(...parts: readonly (string | number)[]): string {
  const hex = digest(parts).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
