import { type AuditDesk, auditInTerminal } from '../../../src/commands/audit-log/in-terminal.ts';
import type { AuditHead, AuditRow } from '../../../src/core/audit-chain.ts';
import type { Report } from '../../../src/core/report.ts';
import { plain } from '../../../src/core/words.ts';
import { key, logOf, sourceOf } from './log.ts';

export const whole = logOf(10);
export const now = new Date('2026-03-02T00:00:00.000Z');

/** A terminal with these files. */
export const desk = (files: Readonly<Record<string, string>> = {}, but: Partial<AuditDesk> = {}): AuditDesk => {
  const text = (path: string) => {
    const found = files[path];
    return found === undefined
      ? Promise.reject(Object.assign(new Error('no'), { code: 'ENOENT' }))
      : Promise.resolve(found);
  };
  return {
    source: () => Promise.resolve(sourceOf(whole)),
    key: () => key,
    text,
    async *lines(path) {
      yield* (await text(path)).split('\n').filter((line) => line !== '');
    },
    now: () => now,
    ...but,
  };
};

export async function verified(typed: string, at: AuditDesk = desk()): Promise<Report> {
  const answer = await auditInTerminal(typed, at);
  if (answer.is !== 'report') throw new Error('not a report');
  return answer.report;
}

export async function exported(typed: string, at: AuditDesk = desk()): Promise<string> {
  const answer = await auditInTerminal(typed, at);
  if (answer.is !== 'export') throw new Error('not an export');
  const lines: string[] = [];
  for await (const line of answer.text) lines.push(line);
  return lines.join('');
}

export const verdict = ({ verdict: { is, word, text } }: Report) => `${is} ${word ?? ''}: ${plain(text)}`;
export const from = (log: { rows: readonly AuditRow[]; head: AuditHead | null }) =>
  desk({}, { source: () => Promise.resolve(sourceOf(log)) });
