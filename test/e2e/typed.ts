import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { shellEnvironment } from './running.ts';

/** `script` of util-linux gives a program a real pseudo terminal; other systems have another `script`, or none. */
export const canType = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

/** `cooper <args>` in a terminal, where a person types each answer once its question stands there. */
export async function typed(
  args: string,
  env: Readonly<Record<string, string>>,
  answers: readonly (readonly [question: RegExp, answer: string])[],
): Promise<string> {
  const child = spawn('script', ['-qec', `"${process.execPath}" src/cli.ts ${args}`, '/dev/null'], {
    env: { ...shellEnvironment(env), TERM: 'xterm' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let said = '';
  const left = [...answers];
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    const [next] = left;
    if (next === undefined || !next[0].test(said)) return;
    left.shift();
    child.stdin.write(`${next[1]}\r`);
  });
  await once(child, 'close');
  return said;
}
