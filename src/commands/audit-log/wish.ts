import { Refusal } from '../../core/errors.ts';
import { firstPiece } from '../../core/quoted.ts';
import { code, words } from '../../core/words.ts';
import type { ExportFormat } from './export.ts';

/** What is wanted of the audit log. Paths are as they were typed. */
export type AuditWish =
  | {
      readonly does: 'verify';
      /** An export; null: the log itself. */
      readonly file: string | null;
      readonly checkpoint: string | null;
      readonly publicKey: string | null;
    }
  | { readonly does: 'export'; readonly format: ExportFormat; readonly from: number };

export const auditUsage = 'verify [file] [--checkpoint file] [--public-key file] | export [--jsonl|--csv] [--from row]';

/** Throws `Refusal` where the words make no sense. */
export function auditWishOf(typed: string): AuditWish {
  const { value: does, rest } = firstPiece(typed);
  const given = piecesOf(rest);
  if (does === 'verify' || does === '') return verifyWish(given);
  if (does === 'export') return exportWish(given);
  throw unknown(does);
}

function verifyWish(given: readonly string[]): AuditWish {
  const { flags, others } = apart(given, ['--checkpoint', '--public-key']);
  const [file = null, more] = others;
  if (more !== undefined) throw unknown(more);
  return {
    does: 'verify',
    file,
    checkpoint: flags.get('--checkpoint') ?? null,
    publicKey: flags.get('--public-key') ?? null,
  };
}

function exportWish(given: readonly string[]): AuditWish {
  const { flags, others } = apart(given, ['--from']);
  const formats = others.filter((word) => word === '--csv' || word === '--jsonl');
  const other = others.find((word) => word !== '--csv' && word !== '--jsonl');
  if (other !== undefined) throw unknown(other);
  if (new Set(formats).size > 1)
    throw new Refusal(words`An export is either JSON lines or CSV.`, words`Leave one of the two out.`);
  const from = flags.get('--from') ?? '1';
  if (!/^[1-9]\d{0,14}$/.test(from))
    throw new Refusal(
      words`${code(shown(from))} is no row number.`,
      words`Rows are counted from 1: ${code('--from 1')}.`,
    );
  return { does: 'export', format: formats[0] === '--csv' ? 'csv' : 'jsonl', from: Number(from) };
}

/** The flags that take a value, written `--from 1` or `--from=1`; and everything else, in order. */
function apart(given: readonly string[], names: readonly string[]) {
  const flags = new Map<string, string>();
  const others: string[] = [];
  for (let nth = 0; nth < given.length; nth += 1) {
    const word = given[nth] ?? '';
    const [name = '', inline] = /^(--[a-z-]+)=(.*)$/s.exec(word)?.slice(1) ?? [word];
    if (!names.includes(name)) {
      others.push(word);
      continue;
    }
    const value = inline ?? given[(nth += 1)];
    if (value === undefined || value === '')
      throw new Refusal(words`${code(name)} needs something behind it.`, words`${code(`audit-log ${auditUsage}`)}`);
    flags.set(name, value);
  }
  return { flags, others };
}

function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let left = text.trim(); left !== '';) {
    const { value, rest } = firstPiece(left);
    pieces.push(value);
    left = rest;
  }
  return pieces;
}

const shown = (word: string): string => (word.length > 60 ? `${word.slice(0, 60)}…` : word);

const unknown = (word: string): Refusal =>
  new Refusal(
    words`The audit log knows nothing about ${code(shown(word))}.`,
    words`What can be asked: ${code(`audit-log ${auditUsage}`)}.`,
  );
