import { z } from 'zod';
import type { AuditHead, AuditRow } from '../../core/audit-chain.ts';

/** Where an audit log is read. */
export interface AuditSource {
  /** Null: nothing was written yet. */
  head(): Promise<AuditHead | null>;
  /** Some rows in order, beginning with row `from`; none when there are no more. */
  rows(from: number): Promise<readonly AuditRow[]>;
}

/** Every row from this one on, one after the other. */
export async function* rowsFrom(source: AuditSource, from: number): AsyncGenerator<AuditRow> {
  for (let next = from; ;) {
    const some = await source.rows(next);
    yield* some;
    const last = some.at(-1);
    if (last === undefined || last.seq < next) return;
    next = last.seq + 1;
  }
}

export interface Snapshot {
  readonly rows: readonly AuditRow[];
  readonly head: AuditHead | null;
}

/**
 * The log as it was at one moment, although others may write on. What was added while it was read is left out; what
 * stands behind the end that the head gives even afterwards is kept, for it does not belong there.
 */
export async function snapshotOf(source: AuditSource): Promise<Snapshot> {
  const head = await source.head();
  const rows: AuditRow[] = [];
  for await (const row of rowsFrom(source, 1)) rows.push(row);
  const [before, after] = [head?.seq ?? 0, (await source.head())?.seq ?? 0];
  return { rows: rows.filter(({ seq }) => seq <= before || seq > after), head };
}

const Actor = z.union([
  z.strictObject({ is: z.literal('slack'), team: z.string(), user: z.string() }),
  z.strictObject({ is: z.literal('aws'), arn: z.string() }),
  z.strictObject({ is: z.literal('cooper') }),
]);

/** Nothing that the hash does not cover may stand in a row. */
export const Row = z.strictObject({
  seq: z.number().int(),
  at: z.string(),
  actor: Actor,
  team: z.string().nullable(),
  channel: z.string().nullable(),
  event: z.string(),
  changeId: z.string().nullable(),
  payload: z.record(z.string(), z.json()),
  prevHash: z.string(),
  hash: z.string(),
});

export const Head = z.strictObject({ seq: z.number().int(), hash: z.string(), mac: z.string() });

/** A part of a log on its way from one process to another. */
const Page = z.strictObject({ rows: z.array(Row), head: Head.nullable() });

/** What `sourceOver` asks for: the rows from this one on, as many as the source gives at once, and the head. */
export const pageOf = async (source: AuditSource, from: number): Promise<z.infer<typeof Page>> =>
  Page.parse({ rows: await source.rows(from), head: await source.head() });

/** A log in another process. `ask` gets what `pageOf` gives there. */
export function sourceOver(ask: (from: number) => Promise<unknown>): AuditSource {
  const page = async (from: number) => Page.parse(await ask(from));
  return {
    head: async () => (await page(Number.MAX_SAFE_INTEGER)).head,
    rows: async (from) => (await page(from)).rows,
  };
}
