import { z } from 'zod';
import type { Decision } from '../decision.ts';
import { parsePolicy } from '../parse.ts';
import { publicStatements } from '../public.ts';
import { decide } from './decide.ts';
import { AuthorizeCase, PublicPolicyCase } from './case.ts';
import { RejectedPolicy, Unanswerable } from './unanswerable.ts';
import { read } from './read-policy.ts';

const Head = z.object({ id: z.union([z.string(), z.number()]).nullish(), op: z.string() });

/** Ops that other rooms answer, by name; each gets the whole case, and throws zod's error for one that it can't read. */
type OtherOps = Readonly<Record<string, (value: unknown) => object>>;

/** One line of JSON for one line of JSON; `answered` is false where it only says why not; that AWS would reject a
 * document is an answer. */
export function answerLine(
  line: string,
  now: Date,
  others: OtherOps = {},
): { readonly text: string; readonly answered: boolean } {
  let id: unknown = null;
  try {
    const value: unknown = JSON.parse(line);
    id = idOf(value);
    const { op } = Head.parse(value);
    return { text: JSON.stringify({ id, ...answer(op, value, now, others) }), answered: true };
  } catch (error) {
    return { text: JSON.stringify({ id, error: faultOf(error) }), answered: error instanceof RejectedPolicy };
  }
}

function answer(op: string, value: unknown, now: Date, others: OtherOps): object {
  if (op === 'authorize') return said(decide(AuthorizeCase.parse(value), now));
  if (op === 'public-policy') return status(PublicPolicyCase.parse(value));
  const other = Object.hasOwn(others, op) ? others[op] : undefined;
  if (!other) throw new Unanswerable(`unknown op: ${op}`);
  return other(value);
}

/** S3's gates give their reasons beside the statements'. */
const said = ({ decision, blockedBy, reasons, gates }: Decision): object => ({
  decision,
  blockedBy,
  reasons: [...reasons, ...gates],
});

/** The policy of an access point with a VPC for its origin is never public. */
function status({ policy, resourceType, networkOrigin }: PublicPolicyCase): object {
  const parsed = read(parsePolicy('policy', policy, 'resource'), 'policy');
  const inside = resourceType === 'accessPoint' && (networkOrigin ?? 'Internet') !== 'Internet';
  const statements = inside ? [] : publicStatements(parsed, resourceType ?? 'bucket');
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
