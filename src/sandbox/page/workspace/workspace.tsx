import { type Dispatch, useEffect } from 'react';
import type { PageEvent, PageState } from '../state/state.ts';
import type { Place } from '../state/place.ts';
import { ChannelView } from './channel-view.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { HomeView } from './home-view.tsx';
import { Modals } from './modals.tsx';
import { Rail } from './rail.tsx';
import { ThreadPane } from './thread-pane.tsx';
import { useSeen } from './use-seen.ts';

export interface WorkspaceProps {
  readonly state: PageState;
  readonly place: Place;
  readonly go: (to: Partial<Place>) => void;
  readonly dispatch: Dispatch<PageEvent>;
}

export function Workspace({ state, place, go, dispatch }: WorkspaceProps) {
  const isHome = place.at === 'home';
  const channel = isHome ? undefined : (state.channels.find(({ id }) => id === place.at) ?? state.channels[0]);
  const { unread } = useSeen(state, channel?.id ?? null);
  const thread = channel === undefined ? null : place.thread;
  const title = isHome ? 'App Home' : (channel?.name ?? 'workspace');

  useEffect(() => {
    document.title = `${title} · Cooper sandbox`;
  }, [title]);

  if (state.team === null) return <Opening connection={state.connection} />;
  return (
    <div className={thread === null ? 'frame' : 'frame frame--thread'}>
      <ConnectionBanner connection={state.connection} app={state.app} />
      <Rail state={state} here={isHome ? 'home' : (channel?.id ?? null)} unread={unread} go={go} />
      <main className="main">
        {isHome && <HomeView state={state} />}
        {channel !== undefined && (
          <ChannelView key={`${state.me}-${channel.id}`} state={state} channel={channel} go={go} dispatch={dispatch} />
        )}
        {!isHome && channel === undefined && <p className="empty">{state.me} is in no channel.</p>}
      </main>
      {channel !== undefined && thread !== null && (
        <ThreadPane
          key={`${state.me}-${thread}`}
          state={state}
          channel={channel}
          ts={thread}
          onClose={() => go({ thread: null })}
          dispatch={dispatch}
        />
      )}
      <Modals views={state.modals} />
    </div>
  );
}

function Opening({ connection }: Pick<PageState, 'connection'>) {
  return (
    <p className="opening" role="status">
      {connection === 'lost' ? 'The sandbox can’t be reached; trying again…' : 'Opening the workspace…'}
    </p>
  );
}
