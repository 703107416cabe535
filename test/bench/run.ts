import { benchCollect } from './collect.ts';
import type { Row } from './row.ts';

const benches: readonly (() => Promise<readonly Row[]>)[] = [benchCollect];

const rows: Row[] = [];
for (const bench of benches) rows.push(...(await bench()));

const width = Math.max(...rows.map(({ what }) => what.length));
for (const { what, value, bar } of rows) {
  const verdict = bar === null ? '' : `  at most ${bar}: ${value <= bar ? 'yes' : 'NO'}`;
  process.stdout.write(`${what.padEnd(width)}  ${value.toFixed(2).padStart(8)}${verdict}\n`);
}
process.exitCode = rows.every(({ value, bar }) => bar === null || value <= bar) ? 0 : 1;
