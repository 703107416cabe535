import { randomBytes } from 'node:crypto';
import { chmodSync, renameSync, rmSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';

/** Frees the path again; another's socket that has taken it meanwhile stays. */
export type Unbind = () => void;

/**
 * Listens on this path, for the owner alone. It listens under another name first and then takes the path over in one
 * step, so that nobody ever meets a socket that does not answer yet or that others may open. What a dead process left
 * there goes away by that.
 */
export async function bind(server: Server, path: string): Promise<Unbind> {
  const made = join(dirname(path), `c.${randomBytes(3).toString('hex')}`);
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(made, () => {
      server.off('error', failed);
      done();
    });
  });
  try {
    chmodSync(made, 0o600);
    const { ino } = statSync(made);
    renameSync(made, path);
    return () => {
      if (statSync(path, { throwIfNoEntry: false })?.ino === ino) rmSync(path, { force: true });
    };
  } catch (error) {
    server.close();
    throw error;
  }
}

/** Whether a process listens on this path now. */
export function answers(path: string): Promise<boolean> {
  return new Promise((told) => {
    const socket = connect(path);
    const tell = (is: boolean) => {
      socket.destroy();
      told(is);
    };
    socket.once('connect', () => tell(true));
    socket.once('error', () => tell(false));
  });
}
