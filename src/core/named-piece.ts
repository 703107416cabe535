import { firstPiece, type Piece } from './quoted.ts';

/** `name=value`, and what follows it. */
export interface NamedPiece extends Piece {
  readonly name: string;
}

/**
 * The `name=value` that a text begins with; null where it begins with something else. Quotes around the value, or around
 * the whole as a shell's argument gets them, are no part of it.
 */
export function namedPiece(text: string): NamedPiece | null {
  const [, name, behind = ''] = /^(\w[\w-]*)=(.*)$/s.exec(text) ?? [];
  if (name !== undefined && /^(?:\s|$)/.test(behind)) return { name, value: '', rest: behind.trimStart() };
  if (name !== undefined) return { name, ...firstPiece(behind) };
  const { value: whole, rest } = firstPiece(text);
  const at = whole.indexOf('=');
  return at < 1 ? null : { name: whole.slice(0, at), value: whole.slice(at + 1), rest };
}
