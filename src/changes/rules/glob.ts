/**
 * Whether a whole text fits a pattern of the rules: `*` is any run of characters, `?` is exactly one. Goes back only to
 * the last `*`, so it is never slower than the product of the two lengths.
 */
export function fits(pattern: string, text: string): boolean {
  let at = 0;
  let nth = 0;
  let star = -1;
  let from = 0;
  while (at < text.length) {
    if (pattern[nth] === '*') {
      star = nth++;
      from = at;
    } else if (pattern[nth] === '?' || pattern[nth] === text[at]) {
      nth++;
      at++;
    } else if (star >= 0) {
      nth = star + 1;
      at = ++from;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(nth));
}

/** Whether all that fits `narrow` fits `wide` too. May miss some that do. */
export function covers(wide: string, narrow: string): boolean {
  if (wide === narrow) return true;
  // A `*` of the narrow one stands for any text, which a `?` of the wide one does not.
  if (wide.includes('?') && /[*?]/.test(narrow)) return false;
  return fits(wide, narrow);
}
