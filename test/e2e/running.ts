import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'cooper-'));

/** What a person's shell has, without anything that would configure Cooper or AWS. */
export function shellEnvironment(more: Readonly<Record<string, string>>): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, NO_COLOR: '1', LOG_LEVEL: 'warn', ...more };
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `node src/<file>` in the project, to its end, with a text on standard input where one is given. */
export async function run(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input: string | null = null,
): Promise<Ended> {
  const child = start(file, args, env);
  child.stdin.end(input ?? '');
  const out = collected(child.stdout);
  const err = collected(child.stderr);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out: out(), err: err() };
}

export interface Running {
  /** What it printed of what the caller waited for. */
  readonly said: string;
  readonly data: string;
  /** Sends SIGTERM and waits; the exit code and the milliseconds it took. */
  stop(): Promise<{ readonly code: number | null; readonly ms: number }>;
}

/** `npm start` without npm, with a data folder of its own, until it prints that it is up. */
export async function startUntil(wanted: RegExp, env: Readonly<Record<string, string>>): Promise<Running> {
  const data = freshFolder();
  const child = start('main.ts', [], { COOPER_DATA: data, ...env });
  const said = await printed(child, wanted);
  return { said, data, stop: () => stop(child) };
}

/** The sandbox, on any free port, with the address of its page. */
export async function startCooper(env: Readonly<Record<string, string>> = {}): Promise<Running & { page: string }> {
  const cooper = await startUntil(/http:\/\/\S+/, { COOPER_SANDBOX_PORT: '0', ...env });
  return { ...cooper, page: cooper.said };
}

async function stop(child: ChildProcess): Promise<{ code: number | null; ms: number }> {
  const began = performance.now();
  if (child.exitCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  return { code: child.exitCode, ms: performance.now() - began };
}

function start(file: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  return spawn(process.execPath, [join('src', file), ...args], {
    cwd: root,
    env: shellEnvironment(env),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

function printed(child: ReturnType<typeof start>, wanted: RegExp): Promise<string> {
  const out = collected(child.stdout);
  const err = collected(child.stderr);
  return new Promise((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = wanted.exec(out());
      if (found) resolve(found[0]);
    });
    child.once('exit', () => reject(new Error(`It ended before it printed ${wanted.source}: ${out()}${err()}`)));
  });
}

function collected(stream: NodeJS.ReadableStream): () => string {
  const chunks: string[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  return () => chunks.join('');
}
