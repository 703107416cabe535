import { Refusal } from './errors.ts';
import { parseTarget, targetWords } from './parse-target.ts';

/** Addresses as they stand in error texts and commands: an ARN, s3://, an S3 URL. */
const addresses =
  /(?<=resource: ")arn:aws[\w-]*:s3:::[^"\n]{1,1100}(?=")|(?:s3[an]?:\/\/|https?:\/\/|arn:aws[\w-]*:s3:::)[^\s"'`<>]+/gi;
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
  return fromParts(text);
}

/** Bucket and key by themselves: S3's error document («REST error responses»), and `aws s3api --bucket … --key …`. */
function fromParts(text: string): string | null {
  const bucket =
    /<BucketName>([^<]{1,63})<\/BucketName>/.exec(text) ?? /--bucket[ =]["']?([\w.-]{3,63})["']?(?=\s|$)/.exec(text);
  if (!bucket) return resourcePath(text);
  const key = /<Key>([^<]{1,1100})<\/Key>/.exec(text) ?? /--key[ =](?:"([^"]{1,1100})"|'([^']{1,1100})')/.exec(text);
  const bare = /--key[ =]([^\s"']{1,1100})/.exec(text)?.[1];
  return asTarget(`s3://${bucket[1]}/${key?.[1] ?? key?.[2] ?? bare ?? ''}`);
}

function resourcePath(text: string): string | null {
  const [, path] = /<Resource>\/([^<]{3,1200})<\/Resource>/.exec(text) ?? [];
  return path === undefined ? null : asTarget(`s3://${path}`);
}

function asTarget(address: string): string | null {
  try {
    return targetWords(parseTarget(address));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
