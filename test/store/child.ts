import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A Node process of its own, that says what happens in lines. */
export interface Child extends AsyncDisposable {
  readonly process: ChildProcess;
  /** The next line that it says; what it wrote about an error when it ended instead. */
  line(): Promise<string>;
  /** Ends it, and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** `script`: beside this file. */
export function child(script: string, ...args: readonly string[]): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const started = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = once(started, 'close');
  const errors: string[] = [];
  started.stderr.on('data', (part: Buffer) => errors.push(part.toString()));
  const lines = createInterface({ input: started.stdout })[Symbol.asyncIterator]();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    started.kill(signal);
    await gone;
  };
  return {
    process: started,
    line: async () => {
      const next = await lines.next();
      return next.done === true ? `ended: ${errors.join('')}` : next.value;
    },
    end,
    [Symbol.asyncDispose]: () => end('SIGKILL'),
  };
}
