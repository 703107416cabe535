import { createContext } from 'react';
import type { Channel, Person } from '../../slack/protocol.ts';
import type { Clock } from './dates.ts';

/** Who and what ids stand for, and what time it is, for everything that shows text. */
export interface Directory {
  readonly me: string;
  readonly people: readonly Person[];
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  /** The page's own address. */
  readonly here: URL;
  readonly openChannel: (id: string) => void;
}

export const DirectoryContext = createContext<Directory>({
  me: '',
  people: [],
  channels: [],
  clock: { now: new Date(0) },
  here: new URL('http://localhost/'),
  openChannel: () => undefined,
});
