import { distance } from 'fastest-levenshtein';

/** The word that was probably meant; null when none is near. At most two typing mistakes, and under half the word. */
export function nearest(word: string, known: readonly string[]): string | null {
  const ranked = known
    .map((name) => ({ name, far: distance(word.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far);
  const [best] = ranked;
  return best && best.far <= Math.min(2, Math.floor(best.name.length / 2)) ? best.name : null;
}
