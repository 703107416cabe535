import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Where a running sandbox can be reached. */
const Address = z.object({ aws: z.url(), page: z.url().nullable(), pid: z.number().int() });
export type Address = z.infer<typeof Address>;

const fileIn = (data: string) => join(data, 'sandbox.json');

export function writeAddress(data: string, address: Address): void {
  mkdirSync(data, { recursive: true });
  writeFileSync(fileIn(data), `${JSON.stringify(address, null, 2)}\n`);
}

/** Takes our own address away; another sandbox's stays. */
export function removeAddress(data: string, pid: number): void {
  if (readAddress(data)?.pid === pid) rmSync(fileIn(data), { force: true });
}

/** The address that a sandbox left in this folder; null if none did or the file makes no sense. */
export function readAddress(data: string): Address | null {
  try {
    return Address.parse(JSON.parse(readFileSync(fileIn(data), 'utf8')));
  } catch {
    return null;
  }
}

/** The sandbox that runs on this folder's address right now; null when it was killed and left its file behind. */
export async function runningSandbox(data: string): Promise<Address | null> {
  const address = readAddress(data);
  if (address === null) return null;
  try {
    const answer = await fetch(new URL('/_cooper/faults', address.aws), { signal: AbortSignal.timeout(1_000) });
    return answer.ok ? address : null;
  } catch {
    return null;
  }
}
