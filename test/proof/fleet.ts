import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Death, Doom } from './effects.ts';
import type { Order, Start } from './worker.ts';

/** Three processes that are Cooper, whatever happens to them: a dead one is replaced at once. */
export interface Fleet {
  /** Dooms one: it dies there, or whoever takes its place. */
  doom(at: Doom, nth: number): void;
  /** Those that nobody has met yet. */
  pending(): readonly Doom[];
  /** Stops one in its tracks, as a machine that is moved or swaps, and lets it go on. */
  pause(nth: number, ms: number): Promise<void>;
  /** Kills one, wherever it is. */
  kill(nth: number): void;
  /** Of those that died where they were doomed to. */
  deaths(): readonly Death[];
  /**
   * How many were replaced, how many of them ended by themselves (a fault of theirs or of ours), and when the last one
   * did, by `performance.now()`.
   */
  readonly ended: { all: number; bySelf: number; lastAt: number };
  /** The end of what they wrote on standard error. */
  said(): string;
  stop(): Promise<void>;
}

interface Slot {
  process: ChildProcess;
  dooms: readonly Doom[];
}

const size = 3;
const script = fileURLToPath(new URL('worker.ts', import.meta.url));

export async function startFleet(start: Start, folder: string): Promise<Fleet> {
  let stopping = false;
  const said = openSync(join(folder, 'stderr.txt'), 'a');
  const ended = { all: 0, bySelf: 0, lastAt: 0 };
  const deaths = () => linesOf<Death>(join(folder, 'deaths.jsonl'));
  const spawned = (): ChildProcess =>
    fork(script, [], {
      execPath: process.execPath,
      execArgv: [],
      // Nothing of the machine's own AWS or Slack, and no flags of the test runner's.
      env: {
        PATH: process.env['PATH'],
        PROOF_FOLDER: folder,
        NODE_COMPILE_CACHE: join(folder, '..', 'proof-compile-cache'),
      },
      // What a process says as it ends by itself is the only trace of it.
      stdio: ['ignore', 'ignore', said, 'ipc'],
    });
  // One waits, ready to take the place of whoever dies: what it takes to load is no time without a process.
  let spare = spawned();
  const slots: Slot[] = [];
  const fill = (nth: number): void => {
    const child = spare;
    spare = spawned();
    const dooms = (slots[nth]?.dooms ?? []).filter((one) => !deaths().some((death) => isSame(death, one)));
    slots[nth] = { process: child, dooms };
    send(child, { do: 'start', of: start });
    send(child, { do: 'die', at: dooms });
    child.once('exit', (code, signal) => {
      ended.all += 1;
      ended.lastAt = performance.now();
      if (signal !== 'SIGKILL') ended.bySelf += 1;
      if (!stopping) fill(nth);
    });
  };
  for (let nth = 0; nth < size; nth += 1) fill(nth);
  await Promise.all(slots.map(({ process: child }) => up(child)));
  const at = (nth: number): Slot => slots[nth % size] as Slot;
  return {
    ended,
    said: () => readFileSync(join(folder, 'stderr.txt'), 'utf8').slice(-4_000),
    doom(doom, nth) {
      const slot = at(nth);
      slot.dooms = [...slot.dooms, doom];
      send(slot.process, { do: 'die', at: slot.dooms });
    },
    pending: () => slots.flatMap(({ dooms }) => dooms),
    async pause(nth, ms) {
      const { process: child } = at(nth);
      child.kill('SIGSTOP');
      await sleep(ms);
      child.kill('SIGCONT');
    },
    kill: (nth) => void at(nth).process.kill('SIGKILL'),
    deaths,
    async stop() {
      stopping = true;
      for (const { process: child } of [...slots, { process: spare }]) child.kill('SIGKILL');
      closeSync(said);
      await sleep(50);
    },
  };
}

const isSame = (one: Doom, other: Doom): boolean => one.id === other.id;

const send = (child: ChildProcess, order: Order): boolean =>
  // Whoever dies meanwhile does not hear it.
  child.connected && child.send(order, () => undefined);

function up(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`a process ended with ${code} before it was up`)));
    child.on('message', (said) => said === 'up' && resolve());
  });
}

export function linesOf<T>(path: string): readonly T[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as T);
}
