import { z } from 'zod';
import type { AuditHead, AuditRow } from '../../core/audit-chain.ts';
import { canonical } from '../../core/canonical.ts';
import { Refusal } from '../../core/errors.ts';
import { code, words } from '../../core/words.ts';
import { Head, Row } from './source.ts';

/** An export read again. `fault`: the first thing in it that no export has, as a sentence; null when nothing. */
export interface ReadExport {
  readonly rows: readonly AuditRow[];
  readonly head: AuditHead | null;
  readonly fault: string | null;
}

const Line = z.union([Row, z.strictObject({ head: Head.nullable() })]);

/** The lines that `exportAudit` wrote as JSON, without their ends. Throws `Refusal` where it wrote them for a spreadsheet. */
export async function readExport(lines: AsyncIterable<string>): Promise<ReadExport> {
  const rows: AuditRow[] = [];
  let head: AuditHead | null | undefined;
  let nth = 0;
  for await (const text of lines) {
    nth += 1;
    if (nth === 1 && /^"?seq"?,/.test(text)) throw commas();
    const line = lineOf(text);
    if (line === null) return { rows, head: null, fault: `Line ${nth} is no row as Cooper writes it.` };
    if (head !== undefined) return { rows, head, fault: `Line ${nth} stands behind the head, which is the last line.` };
    if ('head' in line) head = line.head;
    else rows.push(line);
  }
  return { rows, head: head ?? null, fault: nth === 0 ? 'There is nothing in it.' : null };
}

const commas = (): Refusal =>
  new Refusal(
    words`These are comma-separated values, which are for people: only JSON lines can be verified.`,
    words`Export it with ${code('cooper audit-log export')}, and verify that.`,
  );

/** Only text that is byte for byte as it was written: what a reader sees is what was hashed. */
function lineOf(text: string): z.infer<typeof Line> | null {
  try {
    const line = Line.parse(JSON.parse(text));
    return canonical(line) === text.replace(/\r$/, '') ? line : null;
  } catch {
    return null;
  }
}
