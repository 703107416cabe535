import { createContext } from 'react';
import type { Act, ActAnswer } from '../../slack/protocol.ts';

/** Something to do; the page adds as whom. */
type Deed = WithoutAs<Act>;

type WithoutAs<A> = A extends Act ? Omit<A, 'as'> : never;

export interface Talk {
  readonly send: (deed: Deed) => Promise<ActAnswer>;
  /** Says something to this person only, where they are looking. */
  readonly tell: (text: string) => void;
}

export const TalkContext = createContext<Talk>({
  send: () => Promise.resolve({ ok: false, error: 'not connected' }),
  tell: () => undefined,
});
