import { describe, expect, it } from 'vitest';
import { makeChallenges } from '../../src/local-socket/challenges.ts';

describe('a challenge', () => {
  const at = (clock: { ms: number }) => makeChallenges(60_000, () => clock.ms);

  it('is used once', () => {
    const challenges = at({ ms: 0 });
    const challenge = challenges.make();
    expect([challenges.use(challenge), challenges.use(challenge)]).toEqual([true, false]);
  });

  it('is good for its time and no longer', () => {
    const clock = { ms: 0 };
    const challenges = at(clock);
    const [one, other] = [challenges.make(), challenges.make()];
    clock.ms = 60_000;
    expect(challenges.use(one)).toBe(true);
    clock.ms = 60_001;
    expect(challenges.use(other)).toBe(false);
  });

  it('is none that somebody made up, and each is another one', () => {
    const challenges = at({ ms: 0 });
    expect(challenges.use('made-up')).toBe(false);
    const made = Array.from({ length: 100 }, () => challenges.make());
    expect(new Set(made).size).toBe(100);
    expect(made.every((one) => one.length >= 43)).toBe(true);
  });

  it('that nobody uses does not stay for ever', () => {
    const challenges = at({ ms: 0 });
    const first = challenges.make();
    for (let nth = 0; nth < 1_000; nth += 1) challenges.make();
    expect(challenges.use(first)).toBe(false);
  });
});
