import { z } from 'zod';
import { parseErrorText } from '../analyzers/access/error-text/index.ts';
import type { ErrorInput, ErrorText } from '../analyzers/access/error-text/types.ts';
import { withoutSecrets } from '../core/secrets.ts';

/** What is no text is as good as not given. */
const text = z.string().optional().catch(undefined);

const ErrorCase = z.object({
  input: z
    .object({
      code: text,
      status: z.number().optional().catch(undefined),
      message: text,
      operation: text,
    })
    .refine(({ code, message }) => code !== undefined || message !== undefined, 'has neither a message nor a code'),
});

/** Op `error-message`: what a case's error says. Throws zod's error where it is no such case. */
export function errorMessage(value: unknown): ErrorText {
  const { input } = ErrorCase.parse(value);
  return readError({ ...input, message: input.message ?? '' });
}

/** Nothing in an answer may help anybody to act as somebody: secrets are gone before anything else looks. */
export const readError = (input: ErrorInput): ErrorText =>
  parseErrorText({ ...input, message: withoutSecrets(input.message).text });
