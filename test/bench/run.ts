import { lineOf, type Note, passes, type Row } from './row.ts';

const benches: Readonly<Record<string, () => Promise<readonly (Row | Note)[]>>> = {
  collect: async () => (await import('./collect.ts')).benchCollect(),
  evaluate: async () => (await import('./evaluate.ts')).benchEvaluate(),
};

// `npm run bench evaluate` runs that one alone.
const wanted = process.argv.slice(2);
const rows: (Row | Note)[] = [];
for (const [name, bench] of Object.entries(benches))
  if (wanted.length === 0 || wanted.includes(name)) rows.push(...(await bench()));

const numbers = rows.filter((row) => 'value' in row);
const width = Math.max(...numbers.map(({ what }) => what.length));
for (const row of rows) process.stdout.write(`${lineOf(row, width)}\n`);
process.exitCode = numbers.length > 0 && numbers.every(passes) ? 0 : 1;
