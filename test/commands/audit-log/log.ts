import {
  type AuditEvent,
  type AuditHead,
  type AuditRow,
  chainHash,
  chainStart,
  headMac,
} from '../../../src/core/audit-chain.ts';
import type { AuditSource } from '../../../src/commands/audit-log/source.ts';

export const key = Buffer.alloc(32, 7);

const event = (nth: number): AuditEvent => ({
  actor:
    nth % 2 === 0
      ? { is: 'slack', team: 'T0', user: 'U0ANA' }
      : { is: 'aws', arn: 'arn:aws:iam::111122223333:user/ana' },
  team: nth % 2 === 0 ? 'T0' : null,
  channel: nth % 2 === 0 ? 'C0' : null,
  event: 'change.approved',
  changeId: `c${nth}`,
  payload: { reason: `=cmd|' /C calc'!A${nth}`, nested: { list: [1, -2, null] } },
});

/** A log of so many rows, as it is written. */
export function logOf(count: number): { rows: readonly AuditRow[]; head: AuditHead | null } {
  const rows: AuditRow[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const prevHash = rows.at(-1)?.hash ?? chainStart;
    const said = { ...event(seq), seq, at: new Date(Date.UTC(2026, 2, 1) + seq * 1_000).toISOString() };
    rows.push({ ...said, prevHash, hash: chainHash(prevHash, said) });
  }
  const last = rows.at(-1);
  return { rows, head: last === undefined ? null : { seq: last.seq, hash: last.hash, mac: headMac(key, last) } };
}

/** A source that gives a few rows at a time. */
export function sourceOf(log: { rows: readonly AuditRow[]; head: AuditHead | null }, most = 3): AuditSource {
  return {
    head: () => Promise.resolve(log.head),
    rows: (from) => Promise.resolve(log.rows.filter(({ seq }) => seq >= from).slice(0, most)),
  };
}
