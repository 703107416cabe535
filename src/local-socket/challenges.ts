import { randomBytes } from 'node:crypto';

/** Questions of which each is answered once, and soon. */
export interface Challenges {
  /** A new one, that nobody could foresee. */
  make(): string;
  /** Whether it is one of ours that nobody has used, and fresh; it is used up by asking. */
  use(challenge: string): boolean;
}

/** More than are ever open at once; the oldest goes first. */
const most = 1_000;

/** `now` in milliseconds, of any clock that only goes forward. */
export function makeChallenges(maxAgeMs: number, now: () => number): Challenges {
  const open = new Map<string, number>();
  return {
    make() {
      for (const [old] of open) {
        if (open.size < most) break;
        open.delete(old);
      }
      const challenge = randomBytes(32).toString('base64url');
      open.set(challenge, now());
      return challenge;
    },
    use(challenge) {
      const made = open.get(challenge);
      open.delete(challenge);
      return made !== undefined && now() - made <= maxAgeMs;
    },
  };
}
