/** All of a list, or so many of a long one, evenly. A policy may name thousands, and every probe costs time. */
export function sampled<T>(all: readonly T[], most: number): readonly T[] {
  const step = Math.ceil(all.length / most);
  return step <= 1 ? all : all.filter((_one, nth) => nth % step === 0);
}
