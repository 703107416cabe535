import { causeOfCode, codeIn } from './codes.ts';
import type { Said } from './fitting.ts';
import { layerCause } from './layer-cause.ts';
import { rawOf } from './raw.ts';
import { serviceReason } from './reason.ts';
import { type Sentence, sentenceIn } from './sentence.ts';
import { statusCause } from './status-cause.ts';
import { causeOfPlainWords, causeOfWords } from './texts.ts';
import type { ErrorInput, ErrorText, Raw } from './types.ts';

const silent: ErrorText = {
  principal: null,
  action: null,
  resource: null,
  effect: null,
  policyType: null,
  policyArn: null,
  cause: null,
};

/** What a pasted S3 error says. Null where it does not say; a text that is no error has no cause. */
export const parseErrorText = (input: ErrorInput): ErrorText => judged(rawOf(input));

/** The same with the code and the status that were pasted, as `causesOf` takes it. */
export function saidIn(input: ErrorInput): Said {
  const raw = rawOf(input);
  return { ...judged(raw), code: raw.code, status: raw.status, operation: raw.operation };
}

function judged(raw: Raw): ErrorText {
  const sentence = sentenceIn(raw.text);
  return sentence === null ? withoutSentence(raw) : withSentence(raw, sentence);
}

function withSentence(raw: Raw, sentence: Sentence): ErrorText {
  const { principal, action, resource, effect, policyType, policyArn } = sentence;
  const cause = sentence.cause ?? layerCause({ ...sentence, operation: raw.operation });
  // A log that tells of the same action knows what it was on; of another action (a key's, behind S3's) it does not.
  const on = resource ?? (raw.action === action ? raw.resource : null);
  return { principal: principal ?? raw.principal, action, resource: on, effect, policyType, policyArn, cause };
}

/** S3's own gates first, then the particular before the general: words, code, status. */
function withoutSentence(raw: Raw): ErrorText {
  const said: ErrorText = { ...silent, principal: raw.principal, action: raw.action, resource: raw.resource };
  const gate = serviceReason(raw.text);
  if (gate) {
    const { effect, policyType, policyArn, cause } = gate;
    return { ...said, effect, policyType, policyArn, cause };
  }
  const cause = causeOf(raw);
  return { ...said, ...besides(cause, raw), cause };
}

function causeOf(raw: Raw): string | null {
  const named = raw.code === null ? null : causeOfCode(raw.code);
  const words = causeOfWords(raw.text);
  if (words !== null) return words;
  if (named === 'A11' && raw.operation === 'CompleteMultipartUpload') return 'B16';
  if (named !== null) return named;
  const found = isUndecided(raw.code) ? codeIn(raw.text) : null;
  return (found === null ? null : causeOfCode(found)) ?? causeOfPlainWords(raw.text) ?? statusCause(raw);
}

/** A code that several causes share leaves room for another one deeper in the text. */
const isUndecided = (code: string | null): boolean => code === null || causeOfCode(code) === null;

/** What goes without saying with a cause: KMS's texts are about a key, Block Public Access's code about its setting. */
function besides(cause: string | null, raw: Raw): Partial<ErrorText> {
  if (cause === 'D16') return { effect: 'explicit', policyType: 'block_public_access' };
  if (cause === 'E04') return { policyType: 'vpc_endpoint' };
  if (cause === 'F05' && /ciphertext/i.test(raw.text)) return { action: 'kms:Decrypt' };
  if (cause !== null && /^F(?:06|07|08|19)$/.test(cause)) return keyState(cause, raw.text);
  return {};
}

function keyState(cause: string, text: string): Partial<ErrorText> {
  const [arn = null] = /\barn:[\w-]{3,12}:kms:[\w-]{1,30}:\d{12}:(?:key|alias)\/[\w/-]{1,256}/.exec(text) ?? [];
  return { resource: arn, policyType: cause === 'F08' ? null : 'kms_key_state' };
}
