import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { PeerCase } from './peer-case.ts';

/** AGPL: fetched when the bench runs, into npm's own cache, and in a process of its own; no dependency of Cooper. */
const pin = '@cloud-copilot/iam-simulate@0.1.173';
const patienceMs = 300_000;

const Numbers = z.object({ answered: z.number(), disagreed: z.array(z.string()), rate: z.number() });

export type PeerAnswer =
  | { readonly is: 'ran'; readonly numbers: z.infer<typeof Numbers> }
  | { readonly is: 'skipped'; readonly why: string };

/** How fast the peer is, and where it decides otherwise; or why nobody knows. */
export async function askPeer(cases: readonly PeerCase[]): Promise<PeerAnswer> {
  const script = fileURLToPath(new URL('peer-process.ts', import.meta.url));
  // Without network npm must give up at once; what it has in its cache will do.
  const npm = ['exec', '--yes', '--prefer-offline', '--fetch-retries=0', '--fetch-timeout=20000', `--package=${pin}`];
  const child = spawn('npm', [...npm, '--', process.execPath, script], { timeout: patienceMs });
  const failed = once(child, 'error').then(([error]) => String(error));
  const output = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  child.stdin.on('error', () => undefined);
  child.stdin.end(cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const said = await Promise.race([failed, output]);
  if (typeof said === 'string') return { is: 'skipped', why: said };
  const [out, complaints, [, signal]] = said;
  if (signal !== null) return { is: 'skipped', why: `it was stopped after ${patienceMs / 1000} s` };
  const numbers = Numbers.safeParse(parsed(out));
  return numbers.success ? { is: 'ran', numbers: numbers.data } : { is: 'skipped', why: firstLine(complaints) };
}

function parsed(out: string): unknown {
  try {
    return JSON.parse(out);
  } catch {
    return null;
  }
}

/** The first complaint that is a sentence: npm begins with codes of two words. */
const firstLine = (complaints: string): string =>
  complaints
    .split('\n')
    .map((line) => line.replace(/^npm (?:error|ERR!)\s*/, '').trim())
    .find((line) => !line.startsWith('npm warn') && line.split(' ').length > 3) ?? 'it said nothing';
