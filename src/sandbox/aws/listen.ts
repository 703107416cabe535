import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers on 127.0.0.1, and on ::1 where the machine has it. Nothing beyond the machine can reach it. */
export interface Listening {
  readonly port: number;
  stop(): Promise<void>;
}

/** Port 0 means any free one. Throws Node's error (`EADDRINUSE` …) when the port can't be had. */
export async function listen(port: number, listener: RequestListener, attempts = 5): Promise<Listening> {
  const four = createServer(listener);
  await opened(four, port, '127.0.0.1');
  const { port: got } = four.address() as AddressInfo;
  const six = createServer(listener);
  try {
    await opened(six, got, '::1');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EADDRINUSE') return { port: got, stop: () => closed([four]) };
    // Somebody else's on ::1: `localhost` would sometimes mean them.
    await closed([four]);
    if (port !== 0 || attempts === 1) throw error;
    return listen(port, listener, attempts - 1);
  }
  return { port: got, stop: () => closed([four, six]) };
}

function opened(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function closed(servers: readonly Server[]): Promise<void> {
  const closing = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
  for (const server of servers) server.closeAllConnections();
  await Promise.all(closing);
}
