/** Numbers that look like chance, and are the same for the same seed. */
export interface Random {
  /** 0 … below. */
  int(below: number): number;
  /** True so often, of 1. */
  chance(of: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** So many different ones, in any order; all, where there are no more. */
  some<T>(from: readonly T[], most: number): readonly T[];
}

/** mulberry32: small, and good enough to draw from. */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (below: number): number => Math.floor(next() * below);
  const some = <T>(from: readonly T[], most: number): readonly T[] => {
    const left = [...from];
    const taken: T[] = [];
    while (left.length > 0 && taken.length < most) taken.push(...left.splice(int(left.length), 1));
    return taken;
  };
  return {
    int,
    chance: (of) => next() < of,
    pick: (from) => {
      const [one] = some(from, 1);
      if (one === undefined) throw new Error('there is nothing to pick from');
      return one;
    },
    some,
  };
}
