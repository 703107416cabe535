import type { z } from 'zod';
import { Refusal } from '../core/errors.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { namedPiece } from '../core/named-piece.ts';
import { nearest } from '../core/nearest.ts';
import { parseTarget } from '../core/parse-target.ts';
import { firstPiece, type Piece } from '../core/quoted.ts';
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

/**
 * `<remedy> <target> [name=value …]`, or `… with {json}`; `--account 111122223333` before the target says who should own it.
 * All of it may stand in one pair of quotes, as a shell is given it. Throws `Refusal` that says what is missing.
 */
export function wishOf(typed: string): Wish {
  const { value: id, rest } = firstPiece(withoutPair(typed.trim()));
  const remedy = remedyCalled(id);
  const { value: where, rest: more } = placeIn(rest);
  const target = remedy.on === 'account' ? accountOf(where) : bucketOf(where, remedy);
  return { remedy, target, params: checked(remedy, paramsOf(more)) };
}

const withoutPair = (text: string): string => /^(["'])([\w-]+\s.*)\1$/s.exec(text)?.[2] ?? text;

/** A target as `parseTarget` reads it, with the option before it, and what follows. */
function placeIn(text: string): Piece {
  const [, option, behind] = /^(--account(?:=|\s+)\S+)\s+(.*)$/s.exec(text) ?? [];
  if (option === undefined || behind === undefined) return firstPiece(text);
  const { value, rest } = firstPiece(behind);
  return { value: `${option} ${value}`, rest };
}

function remedyCalled(id: string): Remedy {
  const found = remedies.find((one) => one.id === id.toLowerCase());
  if (found) return found;
  const names = remedies.map((one) => one.id);
  const all = words`The remedies are ${listed(names.map(code))}.`;
  if (id === '') throw new Refusal(words`Say what to fix, and where.`, words`${code('fix <remedy> <bucket>')}. ${all}`);
  const near = nearest(id, names);
  throw new Refusal(
    words`There is no remedy called ${code(id.slice(0, 60))}.`,
    near === null ? all : words`Was it ${code(near)}? ${code('fix')} alone lists all.`,
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
  const found = new Map<string, Json>();
  for (let left = text.trim(); left !== '';) {
    const { name, value, rest } = namedPiece(left) ?? noParameter(left);
    if (found.has(name)) throw new Refusal(words`${code(name)} is given twice.`, words`Keep the one that is meant.`);
    found.set(name, value);
    left = rest;
  }
  return Object.fromEntries(found);
}

function noParameter(text: string): never {
  throw new Refusal(
    words`${code(firstPiece(text).value.slice(0, 60))} is no parameter.`,
    words`Write parameters as ${code('name=value')}.`,
  );
}

function jsonOf(text: string): JsonObject {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    throw new Refusal(words`What stands behind ${code('with')} is not JSON.`, words`Copy it whole, from the brace on.`);
  }
}

function checked({ id, on, params, usage }: Remedy, given: JsonObject): JsonObject {
  const parsed = params.safeParse(given);
  if (parsed.success) return (parsed.data ?? {}) as JsonObject;
  const faults = parsed.error.issues.map(faultOf).join('; ');
  throw new Refusal(
    words`${code(id)} does not understand that: ${faults}.`,
    words`${code(`fix ${id} <${on}> ${usage}`.trim())}.`,
  );
}

function faultOf({ path, message, ...issue }: z.core.$ZodIssue): string {
  const name = path.join('.');
  if (issue.code === 'unrecognized_keys') return `it has no parameter ${issue.keys.join(', ')}`.slice(0, 200);
  if (issue.code === 'invalid_type' && message.endsWith('received undefined')) return `${name}=… is missing`;
  return name === '' ? message : `${name}: ${message}`;
}
