import type { z } from 'zod';
import { Refusal } from '../core/errors.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { nearest } from '../core/nearest.ts';
import { parseTarget } from '../core/parse-target.ts';
import { firstPiece } from '../core/quoted.ts';
import type { Remedy } from '../core/remedy.ts';
import { type Target, target as targetOf } from '../core/target.ts';
import { code, listed, words } from '../core/words.ts';
import { remedies } from '../remedies/index.ts';

/** What somebody typed behind `fix`. */
export interface Wish {
  readonly remedy: Remedy;
  readonly target: Target;
  /** As the remedy's schema gives them. */
  readonly params: JsonObject;
}

/** `<remedy> <target> [name=value …]`, or `… with {json}`. Throws `Refusal` that says what is missing. */
export function wishOf(typed: string): Wish {
  const { value: id, rest } = firstPiece(typed);
  const remedy = remedyCalled(id);
  const { value: where, rest: more } = firstPiece(rest);
  const target = remedy.on === 'account' ? accountOf(where) : bucketOf(where, remedy);
  return { remedy, target, params: checked(remedy, paramsOf(more)) };
}

function remedyCalled(id: string): Remedy {
  const found = remedies.find((one) => one.id === id.toLowerCase());
  if (found) return found;
  const names = remedies.map((one) => one.id);
  const near = id === '' ? null : nearest(id, names);
  const all = words`There are ${listed(names.map(code))}.`;
  if (id === '') throw new Refusal(words`Say what to fix, and where.`, all);
  throw new Refusal(
    words`There is no remedy called ${code(id.slice(0, 60))}.`,
    near === null ? all : words`Was it ${code(near)}? ${all}`,
  );
}

function accountOf(text: string): Target {
  if (/^\d{12}$/.test(text)) return targetOf({ bucket: '', account: text });
  throw new Refusal(
    words`This remedy is for a whole account.`,
    words`Name it by its 12 digits: ${code('111122223333')}.`,
  );
}

function bucketOf(text: string, { id, usage }: Remedy): Target {
  if (text === '')
    throw new Refusal(words`No bucket was named.`, words`${code(`fix ${id} <bucket> ${usage}`.trim())}.`);
  const target = parseTarget(text);
  if (target.key === null && target.bucket !== '') return target;
  throw new Refusal(
    words`A remedy mends a bucket, not one object or an access point.`,
    words`Name the bucket alone: ${code(`fix ${id} ${target.bucket || '<bucket>'}`)}.`,
  );
}

function paramsOf(text: string): JsonObject {
  const json = /^with\s+(["']?)(\{.*\})\1$/s.exec(text.trim());
  if (json !== null) return jsonOf(json[2] ?? '');
  const found: Record<string, Json> = {};
  for (let rest = text.trim(); rest !== '';) {
    const piece = firstPiece(rest);
    const at = piece.value.indexOf('=');
    if (at < 1)
      throw new Refusal(
        words`${code(piece.value.slice(0, 60))} is no parameter.`,
        words`Write parameters as ${code('name=value')}.`,
      );
    found[piece.value.slice(0, at)] = piece.value.slice(at + 1);
    rest = piece.rest;
  }
  return found;
}

function jsonOf(text: string): JsonObject {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    throw new Refusal(words`What stands behind ${code('with')} is not JSON.`, words`Copy it whole, from the brace on.`);
  }
}

function checked({ id, params, usage }: Remedy, given: JsonObject): JsonObject {
  const parsed = params.safeParse(given);
  if (parsed.success) return (parsed.data ?? {}) as JsonObject;
  const faults = parsed.error.issues.map(faultOf).join('; ');
  throw new Refusal(
    words`${code(id)} does not understand that: ${faults}.`,
    words`${code(`fix ${id} <bucket> ${usage}`.trim())}.`,
  );
}

const faultOf = ({ path, message }: z.core.$ZodIssue): string =>
  path.length === 0 ? message : `${path.join('.')}: ${message}`;
