/** Where the page is, kept in the address so that it can be reloaded, shared and driven by tests. */
export interface Place {
  /** The person acting; null until one is chosen, and then the server picks. */
  readonly as: string | null;
  /** A channel's id, `home` for Cooper's App Home, null for the first channel. */
  readonly at: string | null;
  /** The `ts` of the message whose thread is open. */
  readonly thread: string | null;
}

/** `#as=U1&in=C1&thread=1.2` */
export function readPlace(hash: string): Place {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const word = (name: string): string | null => words.get(name) || null;
  return { as: word('as'), at: word('in'), thread: word('thread') };
}

export function writePlace({ as, at, thread }: Place): string {
  const words = Object.entries({ as, in: at, thread }).filter((entry): entry is [string, string] => entry[1] !== null);
  return `#${new URLSearchParams(words).toString()}`;
}
