import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { type Child, child } from './child.ts';

const root = mkdtempSync(join(tmpdir(), 'cooper-lock-'));
afterAll(() => rmSync(root, { recursive: true }));
const newFolder = (): Promise<string> => mkdtemp(join(root, 'folder-'));
const holder = (folder: string, busyMs = 0): Child => child('lock-holder.ts', folder, String(busyMs));

/** What several say who try at once. */
async function outcomes(folder: string, many: number): Promise<readonly string[]> {
  await using stack = new AsyncDisposableStack();
  const all = Array.from({ length: many }, () => stack.use(holder(folder)));
  return (await Promise.all(all.map((one) => one.line()))).map((line) => line.split(':')[0] ?? '');
}

/** What a process leaves behind that was killed a minute ago. */
function leaveBehind(folder: string, number: number): void {
  const path = join(folder, `lock.${number}`);
  writeFileSync(
    path,
    JSON.stringify({ host: 'elsewhere', pid: 1, since: '2026-11-29T10:00:00.000Z', released: false }),
  );
  const minuteAgo = new Date(Date.now() - 60_000);
  utimesSync(path, minuteAgo, minuteAgo);
}

// They mostly wait, so they wait together.
describe.concurrent('the lock of a folder', { timeout: 120_000 }, () => {
  it('refuses a second process, and says whose it is and what to do', async () => {
    const folder = await newFolder();
    await using first = holder(folder);
    expect(await first.line()).toBe('held');
    await using second = holder(folder);
    const line = await second.line();
    expect(line).toContain(`refused: Another Cooper (${hostname()}, process ${first.process.pid}, since 20`);
    expect(line).toContain(
      ') uses this data directory. The embedded database serves one process. Stop it, choose another directory, or set DATABASE_URL to share a PostgreSQL server.',
    );
  });

  it('is free at once when its holder hands it back', async () => {
    const folder = await newFolder();
    await using first = holder(folder);
    expect(await first.line()).toBe('held');
    await first.end('SIGTERM');
    const began = performance.now();
    await using second = holder(folder);
    expect(await second.line()).toBe('held');
    expect(performance.now() - began).toBeLessThan(8_000);
    expect(readdirSync(folder)).toEqual(['lock.2']);
  });

  it('is taken over from a holder that was killed, once its heartbeat is stale, and not before', async () => {
    const folder = await newFolder();
    await using first = holder(folder);
    expect(await first.line()).toBe('held');
    await sleep(2_500);
    await first.end('SIGKILL');
    const beat = statSync(join(folder, 'lock.1')).mtimeMs;
    await using second = holder(folder);
    expect(await second.line()).toBe('held');
    expect(Date.now() - beat).toBeGreaterThan(10_000);
    expect(Date.now() - beat).toBeLessThan(30_000);
  });

  it('is kept by a holder that computes for long', async () => {
    const folder = await newFolder();
    await using first = holder(folder, 14_000);
    expect(await first.line()).toBe('held');
    await sleep(11_000);
    await using second = holder(folder);
    expect(await second.line()).toContain('refused');
  });

  it('tells a holder that stood still for too long that it has lost it', async () => {
    const folder = await newFolder();
    await using first = holder(folder);
    expect(await first.line()).toBe('held');
    first.process.kill('SIGSTOP');
    await using second = holder(folder);
    expect(await second.line()).toBe('held');
    first.process.kill('SIGCONT');
    expect(await first.line()).toBe('lost');
    await using third = holder(folder);
    expect(await third.line()).toContain('refused');
  });

  it('goes to one of many who begin at once', async () => {
    const said = await outcomes(await newFolder(), 6);
    expect(said.toSorted()).toEqual(['held', ...Array.from({ length: 5 }, () => 'refused')]);
  });

  it.each([1, 2, 3])('goes to one of many who find a stale one at once (%i)', async () => {
    const folder = await newFolder();
    leaveBehind(folder, 41);
    leaveBehind(folder, 40);
    const said = await outcomes(folder, 6);
    expect(said.toSorted()).toEqual(['held', ...Array.from({ length: 5 }, () => 'refused')]);
    expect(readdirSync(folder)).toEqual(['lock.42']);
  });

  it('waits out a lock that says nothing', async () => {
    const folder = await newFolder();
    writeFileSync(join(folder, 'lock.7'), '');
    await using only = holder(folder);
    expect(await only.line()).toBe('held');
    expect(readdirSync(folder)).toEqual(['lock.8']);
  });

  it('is for its owner’s eyes only', async () => {
    const folder = await newFolder();
    await using only = holder(folder);
    expect(await only.line()).toBe('held');
    expect(statSync(join(folder, 'lock.1')).mode & 0o777).toBe(0o600);
  });
});
