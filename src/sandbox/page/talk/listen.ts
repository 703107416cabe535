import type { Update } from '../../slack/protocol.ts';

interface Listener {
  readonly onUpdate: (update: Update) => void;
  /** There is no such person here (any more). */
  readonly onRefused: () => void;
  readonly onConnection: (connection: 'connecting' | 'lost') => void;
}

/** Milliseconds between two tries once the browser itself has given up. */
const again = 1500;

/** Hears what happens in the workspace, as one person, for as long as it is not stopped. Returns how to stop it. */
export function listen(as: string | null, listener: Listener): () => void {
  let source: EventSource | null = null;
  let isKnown = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    source = new EventSource(as === null ? '/page/events' : `/page/events?as=${encodeURIComponent(as)}`);
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      isKnown = true;
      listener.onUpdate(JSON.parse(data) as Update);
    });
    source.addEventListener('error', () => {
      listener.onConnection('lost');
      if (source?.readyState !== EventSource.CLOSED) return;
      // Only an answer other than 200 closes a source; the browser itself tries again after everything else.
      if (as !== null && !isKnown) listener.onRefused();
      else timer = setTimeout(open, again);
    });
  }

  listener.onConnection('connecting');
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
