import type { Snapshot, Update } from '../protocol.ts';
import type { ServerResponse } from 'node:http';

/** The open pages, each as one person, and what is told to them as server-sent events. */
export interface PageHub {
  /** Sends the snapshot at once, then updates until the page goes away. */
  open(user: string, response: ServerResponse): void;
  publish(update: Update, to: (user: string) => boolean): void;
  /** To everybody, made for each. */
  publishEach(update: (user: string) => Update): void;
  close(): void;
}

const heartbeat = 15_000;

export function pageHub(snapshotFor: (user: string) => Snapshot): PageHub {
  const pages = new Set<{ readonly user: string; readonly response: ServerResponse }>();
  const beat = setInterval(() => {
    for (const { response } of pages) response.write(': still here\n\n');
  }, heartbeat);
  beat.unref();
  const send = (response: ServerResponse, update: Update) => response.write(`data: ${JSON.stringify(update)}\n\n`);
  return {
    open(user, response) {
      const page = { user, response };
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.on('close', () => pages.delete(page));
      pages.add(page);
      send(response, snapshotFor(user));
    },
    publish(update, to) {
      for (const { user, response } of pages) if (to(user)) send(response, update);
    },
    publishEach(update) {
      for (const { user, response } of pages) send(response, update(user));
    },
    close() {
      clearInterval(beat);
      for (const { response } of pages) response.end();
      pages.clear();
    },
  };
}
