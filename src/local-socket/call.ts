import { request as httpRequest } from 'node:http';
import type { z } from 'zod';
import { Refusal } from '../core/errors.ts';
import { code, words } from '../core/words.ts';
import { placesOf } from './place.ts';
import { Answer, Challenge, host, limits, paths } from './wire.ts';

export interface LocalRequest {
  /** What was typed after `cooper`. */
  readonly text: string;
  /** Shows who asks, for this challenge. Plain JSON. */
  readonly prove: (challenge: string) => Promise<unknown>;
}

export type Called =
  /** `value` is plain JSON. */
  | { readonly is: 'answered'; readonly value: unknown }
  /** No Cooper runs on this folder: whoever asks may open it themselves. */
  | { readonly is: 'nobody' };

/**
 * Asks the Cooper that runs on this data folder. Throws its `Refusal`; one of its own where a Cooper is there and can't
 * be talked to; and an `Error` with a reference where that Cooper broke.
 */
export async function callLocal(data: string, { text, prove }: LocalRequest): Promise<Called> {
  for (const path of placesOf(data)) {
    const hello = await post(path, paths.challenge, {}, limits.helloMs);
    if (hello.is === 'nobody') continue;
    if (hello.is !== 'said') throw silent();
    const { challenge } = understood(Challenge, hello.value);
    const proof = await prove(challenge);
    const said = await post(path, paths.ask, { text, challenge, proof }, limits.answerMs + limits.helloMs);
    if (said.is === 'nobody') continue;
    if (said.is !== 'said') throw cutOff();
    return { is: 'answered', value: valueOf(understood(Answer, said.value)) };
  }
  return { is: 'nobody' };
}

/** Both sides are of one version, unless somebody updated Cooper and left the old one running. */
function understood<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (!read.success) throw otherVersion();
  return read.data;
}

function valueOf(answer: Answer): unknown {
  if ('refusal' in answer) throw new Refusal(answer.refusal.because, answer.refusal.next, answer.refusal);
  if ('value' in answer) return answer.value;
  throw new Error(`The running Cooper failed. Its log says why, under reference ${answer.reference}.`);
}

type Posted =
  | { readonly is: 'said'; readonly value: unknown }
  /** Nobody listens there: nothing was sent. */
  | { readonly is: 'nobody' }
  /** Somebody may have heard. */
  | { readonly is: 'lost' };

function post(socketPath: string, path: string, body: object, timeoutMs: number): Promise<Posted> {
  const text = JSON.stringify(body);
  if (Buffer.byteLength(text) > limits.requestBytes) throw tooLarge();
  const headers = { host, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  return new Promise((told) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const request = httpRequest({ socketPath, path, method: 'POST', headers, signal }, async (response) => {
      try {
        const parts: Buffer[] = [];
        for await (const part of response as AsyncIterable<Buffer>) parts.push(part);
        told({ is: 'said', value: JSON.parse(Buffer.concat(parts).toString('utf8')) });
      } catch {
        told({ is: 'lost' });
      }
    });
    request.once('error', ({ code: fault }: NodeJS.ErrnoException) => {
      told({ is: fault !== undefined && nobodyThere.has(fault) ? 'nobody' : 'lost' });
    });
    request.end(text);
  });
}

/** There is no socket, or it is a dead process's. */
const nobodyThere: ReadonlySet<string> = new Set(['ENOENT', 'ECONNREFUSED']);

const silent = (): Refusal =>
  new Refusal(
    words`A Cooper runs on this data folder, but it does not answer.`,
    words`Wait a few seconds and try again. If it stays silent, look into its log, or stop it: ${code('cooper')} then opens the folder itself.`,
  );

const cutOff = (): Refusal =>
  new Refusal(
    words`Cooper stopped before it answered. Whether it has done what was asked is not known.`,
    words`See where the change stands with ${code('cooper changes')} before you ask again.`,
  );

const tooLarge = (): Refusal =>
  new Refusal(
    words`That is more than ${limits.requestBytes / 1_024} KiB: Cooper does not read so much.`,
    words`Ask with less text.`,
  );

const otherVersion = (): Refusal =>
  new Refusal(
    words`The Cooper that runs on this data folder does not speak as this one does: it is of another version.`,
    words`Restart it, so that both are the same.`,
  );
