import { insertChange } from '../../src/store/changes.ts';
import { openStore } from '../../src/store/open.ts';
import { change, silent } from './sample.ts';

// A process of its own that opens the embedded store, writes a change, and goes on until it is ended.
const [data = '', id = ''] = process.argv.slice(2);
try {
  const store = await openStore({ data, databaseUrl: null, log: silent, owner: 'child', works: true });
  await store.transaction(async (trx) => {
    await insertChange(trx, change({ id }));
    await store.jobs.send(trx, 'apply', { changeId: id });
  });
  process.stdout.write('written\n');
  process.once('SIGTERM', () => void store.stop().then(() => process.exit()));
} catch (error) {
  process.stdout.write(`refused: ${error instanceof Error ? error.message : 'for no reason'}\n`);
}
