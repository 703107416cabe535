import { type Dispatch, useEffect } from 'react';
import type { Channel } from '../../slack/protocol.ts';
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

/** The rail, the open place and, beside it, an open thread. */
export function Workspace(props: WorkspaceProps) {
  const { state } = props;
  return state.team === null ? <Opening connection={state.connection} /> : <Opened {...props} />;
}

function Opened(props: WorkspaceProps) {
  const { state, place, go } = props;
  const open = openChannel(state, place);
  const { unread } = useSeen(state, open?.id ?? null);
  const hasThread = open !== null && place.thread !== null;
  const title = open?.name ?? 'App Home';

  useEffect(() => {
    document.title = `${title} · Cooper sandbox`;
  }, [title]);

  return (
    <div className={hasThread ? 'frame frame--thread' : 'frame'}>
      <ConnectionBanner connection={state.connection} app={state.app} />
      <Rail state={state} here={open?.id ?? 'home'} unread={unread} go={go} />
      {open === null ? <HomeView state={state} /> : <Conversation {...props} channel={open} />}
      <Modals views={state.modals} />
    </div>
  );
}

function Conversation({ state, place, go, dispatch, channel }: WorkspaceProps & { readonly channel: Channel }) {
  const { thread } = place;
  const shared = { state, channel, dispatch };
  return (
    <>
      <ChannelView key={`${state.me}-${channel.id}`} {...shared} go={go} />
      {thread !== null && (
        <ThreadPane key={`${state.me}-${thread}`} {...shared} ts={thread} onClose={() => go({ thread: null })} />
      )}
    </>
  );
}

/** The channel that is open; null when App Home is, which everybody has, even who is in no channel. */
function openChannel({ channels }: PageState, { at }: Place): Channel | null {
  return at === 'home' ? null : (channels.find(({ id }) => id === at) ?? channels[0] ?? null);
}

function Opening({ connection }: Pick<PageState, 'connection'>) {
  return (
    <p className="opening" role="status">
      {connection === 'lost' ? 'The sandbox can’t be reached; trying again…' : 'Opening the workspace…'}
    </p>
  );
}
