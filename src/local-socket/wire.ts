import { z } from 'zod';
import { Refusal } from '../core/errors.ts';

/** What is said over the socket: JSON by HTTP, one question a connection. */
export const paths = { challenge: '/challenge', ask: '/ask' } as const;

/** No name that a browser could be led to. */
export const host = 'cooper.invalid';

export const limits = {
  /** Of a question with its proof. */
  requestBytes: 1_048_576,
  answerMs: 60_000,
  /** Within which a challenge must come back. */
  challengeMs: 60_000,
  /** Until a Cooper that is alive says anything at all. */
  helloMs: 5_000,
  /** For who still waits for an answer when Cooper stops. */
  goodbyeMs: 5_000,
  connections: 32,
} as const;

export const Challenge = z.object({ challenge: z.string().min(1) });

/** `proof` is for `prove` to read. */
export const Question = z.strictObject({ text: z.string(), challenge: z.string(), proof: z.unknown() });
export type Question = z.infer<typeof Question>;

const Words = z.array(
  z.union([z.string(), z.strictObject({ code: z.string() }), z.strictObject({ strong: z.string() })]),
);

const Diff = z.strictObject({
  is: z.literal('diff'),
  title: z.string(),
  lines: z.array(z.strictObject({ sign: z.enum([' ', '+', '-']), text: z.string() })),
});

export const Answer = z.union([
  z.strictObject({ value: z.unknown() }),
  z.strictObject({ refusal: z.strictObject({ because: Words, next: Words, diffs: z.array(Diff) }) }),
  /** Cooper is at fault; its log says why under this reference. */
  z.strictObject({ reference: z.string() }),
]);
export type Answer = z.infer<typeof Answer>;

export const refusalAnswer = ({ because, next, diffs }: Refusal): Answer => ({
  refusal: {
    because: [...because],
    next: [...next],
    diffs: diffs.map((diff) => ({ ...diff, lines: [...diff.lines] })),
  },
});
