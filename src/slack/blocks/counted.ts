/** `1 finding`, `2 findings`, `10,000 rows`: for nouns that take an s. */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
