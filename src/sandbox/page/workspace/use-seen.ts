import { useCallback, useEffect, useState } from 'react';
import type { PageState } from '../state/state.ts';
import { type Seen, seenNow, unreadIn } from '../state/unread.ts';

/** Seconds since 1970. What happened before the page was opened is nobody's news. */
const openedAt = Date.now() / 1000;

/** What each person acted as has seen; for as long as the page is open. */
export function useSeen(state: PageState, channel: string | null) {
  const [seenBy, setSeenBy] = useState<Readonly<Record<string, Seen>>>({});
  const me = state.me ?? '';
  const seen = seenBy[me] ?? {};

  useEffect(() => {
    if (channel === null) return;
    setSeenBy((all) => {
      const before = all[me] ?? {};
      const after = seenNow(state, channel, before);
      return after === before ? all : { ...all, [me]: after };
    });
  }, [channel, me, state]);

  const unread = useCallback(
    (id: string) => (id === channel ? 0 : unreadIn(state, id, seen, openedAt)),
    [channel, seen, state],
  );
  return { unread };
}
