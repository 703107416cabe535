import type { Kysely, KyselyPlugin } from 'kysely';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Tables, Trx } from './tables.ts';

/**
 * Two ways to one database: transactions, and everything outside of them. Whoever asks the outside from within a
 * transaction would wait for themselves for ever on the embedded database, which has one connection, so that is an error
 * at once, on every database.
 */
export function guarded(db: Kysely<Tables>): {
  readonly outside: Kysely<Tables>;
  readonly transaction: <T>(work: (trx: Trx) => Promise<T>) => Promise<T>;
} {
  const within = new AsyncLocalStorage<{ open: boolean }>();
  const guard: KyselyPlugin = {
    transformQuery: ({ node }) => {
      if (within.getStore()?.open === true) throw new Error('inside a transaction only its own `trx` may be used');
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return {
    outside: db.withPlugin(guard),
    transaction: async (work) => {
      if (within.getStore()?.open === true) throw new Error('a transaction may not begin inside of another one');
      // What was started within may live on after it, a timer for instance, and is outside then.
      const state = { open: true };
      try {
        return await db.transaction().execute((trx) => within.run(state, () => work(trx)));
      } finally {
        state.open = false;
      }
    },
  };
}
