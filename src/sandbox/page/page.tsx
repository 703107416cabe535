import { useCallback, useEffect, useMemo, useReducer, useState } from 'react';
import { apply } from './state/apply.ts';
import { emptyPage } from './state/state.ts';
import { listen } from './talk/listen.ts';
import { act } from './talk/act.ts';
import { type Talk, TalkContext } from './talk/talk.ts';
import { DirectoryContext } from './text/directory.ts';
import { Workspace } from './workspace/workspace.tsx';
import { usePlace } from './workspace/use-place.ts';

/** The whole page: hears what happens as one person, and hands it down. */
export function Page() {
  const [place, go] = usePlace();
  const [state, dispatch] = useReducer(apply, emptyPage);
  const { as } = place;

  useEffect(
    () =>
      listen(as, {
        onUpdate: (update) => dispatch({ type: 'update', update, at: nowSeconds() }),
        onRefused: () => go({ as: null }),
        onConnection: (connection) => dispatch({ type: 'connection', connection }),
      }),
    [as, go],
  );
  useEffect(() => {
    if (as === null && state.me !== null) go({ as: state.me });
  }, [as, go, state.me]);

  const me = state.me ?? '';
  const tell = useCallback((text: string) => {
    dispatch({ type: 'told', notice: { channel: null, threadTs: null, text, at: nowSeconds() } });
  }, []);
  const talk = useMemo<Talk>(() => ({ send: (deed) => act({ ...deed, as: me }), tell }), [me, tell]);
  const now = useMinute();
  const directory = useMemo(
    () => ({
      me,
      people: state.people,
      channels: state.channels,
      clock: { now },
      here: new URL(location.href),
      openChannel: (id: string) => go({ at: id, thread: null }),
    }),
    [go, me, now, state.channels, state.people],
  );

  return (
    <TalkContext value={talk}>
      <DirectoryContext value={directory}>
        <Workspace state={state} place={place} go={go} dispatch={dispatch} />
      </DirectoryContext>
    </TalkContext>
  );
}

const nowSeconds = (): number => Date.now() / 1000;

/** The time, told anew every minute so that «Today» stays true over night. */
function useMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
