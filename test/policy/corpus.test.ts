import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerLine } from '../../src/policy/cases/answer.ts';

const Expected = z.object({
  id: z.string(),
  note: z.string(),
  expected: z.object({
    error: z.boolean().optional(),
    decision: z.string().optional(),
    blockedBy: z.array(z.string()).optional(),
    public: z.boolean().optional(),
    statements: z.array(z.number()).optional(),
  }),
});

/** The file, and how many cases it must at least have: a file that was emptied proves nothing. */
const corpora: readonly [string, number][] = [
  ['policy-elements', 340],
  ['policy-layers', 340],
  ['gates', 190],
  ['public-policy', 90],
  ['policy-second', 1150],
];

/**
 * The page says that in identity-based policies an ARN that is cut short is completed, so it is no fault.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
const disputed = ['an ARN with fields missing is refused'];

interface Case {
  readonly line: string;
  readonly id: string;
  readonly note: string;
  readonly expected: z.infer<typeof Expected>['expected'];
}

function casesOf(name: string): readonly Case[] {
  const file = fileURLToPath(new URL(`../cases/${name}.jsonl`, import.meta.url));
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => ({ line, ...Expected.parse(JSON.parse(line)) }));
}

/** Why there is no decision is for people: a case only says that there is none. */
function answerTo(line: string): object {
  const answer = JSON.parse(answerLine(line, new Date('2026-11-22T12:00:00Z')).text) as object;
  return 'error' in answer ? { error: true } : answer;
}

describe.each(corpora)('%s, written from the documentation', (name, atLeast) => {
  const all = casesOf(name);

  it(`has at least ${atLeast} cases, each with an id of its own`, () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(atLeast);
  });

  it.each(all.filter(({ note }) => !disputed.includes(note)))('$id: $note', (one) => {
    expect(answerTo(one.line)).toMatchObject(one.expected);
  });
});
