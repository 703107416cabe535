import { z } from 'zod';
import { parsePolicy } from '../parse.ts';
import { publicStatements } from '../public.ts';
import { decide } from './decide.ts';
import { AuthorizeCase, PublicPolicyCase } from './case.ts';
import { Unanswerable } from './unanswerable.ts';
import { read } from './read-policy.ts';

const Head = z.object({ id: z.union([z.string(), z.number()]).nullish(), op: z.string() });

/** One line of JSON for one line of JSON; `answered` is false where it only says why not. */
export function answerLine(line: string, now: Date): { readonly text: string; readonly answered: boolean } {
  let id: unknown = null;
  try {
    const value: unknown = JSON.parse(line);
    id = idOf(value);
    const { op } = Head.parse(value);
    return { text: JSON.stringify({ id, ...answer(op, value, now) }), answered: true };
  } catch (error) {
    return { text: JSON.stringify({ id, error: faultOf(error) }), answered: false };
  }
}

function answer(op: string, value: unknown, now: Date): object {
  if (op === 'authorize') return decide(AuthorizeCase.parse(value), now);
  if (op === 'public-policy') return status(PublicPolicyCase.parse(value).policy);
  throw new Unanswerable(`not modelled yet: op ${op}`);
}

function status(document: unknown): object {
  const statements = publicStatements(read(parsePolicy('policy', document, 'resource'), 'policy'));
  return { public: statements.length > 0, statements };
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
}

function faultOf(error: unknown): string {
  if (error instanceof Unanswerable) return error.message;
  if (error instanceof SyntaxError) return `not JSON: ${error.message}`;
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw error;
}
