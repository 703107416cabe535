import { lockFolder } from '../../src/store/folder-lock.ts';

// A process of its own that takes the lock of a folder and holds it: it says what became of it, a line each.
const [folder = '', busyMs = '0'] = process.argv.slice(2);

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const lock = await lockFolder(folder, { owner: `process ${process.pid}`, lost: () => say('lost') });
  // Before it says so: whoever hears it may end it at once.
  process.once('SIGTERM', () => void lock.release().then(() => process.exit()));
  say('held');
  const until = Date.now() + Number(busyMs);
  while (Date.now() < until);
  setInterval(() => undefined, 1_000);
} catch (error) {
  say(`refused: ${error instanceof Error ? error.message : 'for no reason'}`);
}
