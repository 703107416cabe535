import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fixers } from '../../src/core/cause.ts';
import { worldSchema } from './world-schema.ts';

const cause = z.string().regex(/^[A-GX]\d\d$/);
const decision = z.enum(['allow', 'explicit_deny', 'implicit_deny', 'depends']);

/** One of them, or several where AWS's pages leave open which it is. */
const oneOf = <T extends z.ZodType>(schema: T) =>
  z.union([schema.transform((one) => [one] as const), z.array(schema).min(2)]);

export const caseSchema = z.strictObject({
  id: z.string().regex(/^e2e\/[A-GX]\d\d\/\d+$/),
  note: z.string().min(10),
  /** Where AWS says so. */
  reference: z.url({ hostname: /^docs\.aws\.amazon\.com$/ }),
  world: worldSchema,
  cooper: z.strictObject({
    account: z.string().regex(/^\d{12}$/),
    /** Further accounts that Cooper has a read role in. */
    reads: z.array(z.string()).default([]),
    /** Actions that Cooper may not call, with `*` and `?`. */
    denied: z.array(z.string()).default([]),
  }),
  ask: z.strictObject({
    target: z.string().min(3),
    as: z.string().optional(),
    for: z.string().optional(),
    because: z.string().optional(),
  }),
  expect: z.strictObject({
    /** What must come first. */
    cause: oneOf(cause),
    /** Not given where the request fails for a reason that no policy decides. */
    decision: oneOf(decision).optional(),
    /** Must be among the first cause's. Null for verdicts, of which there is nothing to fix. */
    fixer: z.enum(fixers).nullable(),
    certainty: z.enum(['certain', 'likely', 'possible']).optional(),
    /** Causes that must be named too, somewhere behind the first. */
    also: z.array(cause).default([]),
  }),
});

export type EndToEndCase = z.infer<typeof caseSchema>;

/** All situations for `cooper diagnose`. Throws, with the case's id, where one is not in the format. */
export function endToEndCases(file = new URL('end-to-end.jsonl', import.meta.url)): readonly EndToEndCase[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const raw = JSON.parse(line) as { readonly id?: string };
      const { success, data, error } = caseSchema.safeParse(raw);
      if (success) return data;
      throw new Error(`${raw.id}: ${z.prettifyError(error)}`);
    });
}

/** The question as a person would type it after `diagnose`. */
export function questionOf({ target, as, for: action, because }: EndToEndCase['ask']): string {
  return [
    target,
    ...(as === undefined ? [] : ['as', as]),
    ...(action === undefined ? [] : ['for', action]),
    ...(because === undefined ? [] : ['because', `"${because}"`]),
  ].join(' ');
}
