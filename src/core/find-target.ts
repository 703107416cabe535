import { Refusal } from './errors.ts';
import { parseTarget, targetWords } from './parse-target.ts';

/** Addresses as they stand in error texts and commands: an ARN, s3://, an S3 URL. */
const addresses = /(?:s3[an]?:\/\/|https?:\/\/|arn:aws[\w-]*:s3:::)[^\s"'`<>]+/gi;
/** Punctuation that belongs to the sentence, not to the key. Looked for from its first character only: it may be long. */
const sentenceEnd = /(?<![.,;:!?)\]}])[.,;:!?)\]}]+$/;

/**
 * The first S3 target in a text that was written for people: an error, an incident message, a command line.
 * Gives the words that `diagnose` understands; null when the text names none.
 */
export function findTarget(text: string): string | null {
  for (const [address] of text.matchAll(addresses)) {
    const found = asTarget(address.replace(sentenceEnd, ''));
    if (found !== null) return found;
  }
  return null;
}

function asTarget(address: string): string | null {
  try {
    return targetWords(parseTarget(address));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
