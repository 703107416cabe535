import { utimesSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { beatMs, newestNumber, pathOf } from './lock-files.ts';

/**
 * A thread of its own: the embedded database computes in the main one, and may keep it busy for longer than a heartbeat
 * may be late.
 */
const { folder, number } = workerData as { readonly folder: string; readonly number: number };

const beating = setInterval(() => {
  if (beats()) return;
  clearInterval(beating);
  parentPort?.postMessage('lost');
}, beatMs);

/** False: another process took over, or the folder is gone. */
function beats(): boolean {
  try {
    if (newestNumber(folder) !== number) return false;
    const now = new Date();
    utimesSync(pathOf(folder, number), now, now);
    return true;
  } catch {
    return false;
  }
}
