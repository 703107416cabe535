import { type Dispatch, useContext, useState } from 'react';
import type { Channel } from '../../slack/protocol.ts';
import { Composer } from '../composer/composer.tsx';
import { Examples } from '../composer/examples.tsx';
import type { Place } from '../state/place.ts';
import type { PageEvent, PageState } from '../state/state.ts';
import { channelLines } from '../state/timeline.ts';
import { DirectoryContext } from '../text/directory.ts';
import { ChannelHeader } from './channel-header.tsx';
import { EmptyChannel } from './empty-channel.tsx';
import { Lines } from './lines.tsx';
import { WaitingLines } from './waiting-lines.tsx';

interface Props {
  readonly state: PageState;
  readonly channel: Channel;
  readonly go: (to: Partial<Place>) => void;
  readonly dispatch: Dispatch<PageEvent>;
}

export function ChannelView({ state, channel, go, dispatch }: Props) {
  const { clock } = useContext(DirectoryContext);
  const [draft, setDraft] = useState('');
  const lines = channelLines(state, channel.id, clock);
  const waiting = state.waiting.filter((one) => one.channel === channel.id && one.threadTs === null);

  return (
    <main className="main">
      <ChannelHeader channel={channel} people={state.people} />
      <Lines
        label={`Messages in ${channel.name}`}
        lines={lines}
        app={state.app}
        onThread={(thread) => go({ at: channel.id, thread })}
        onDismiss={(id) => dispatch({ type: 'dismissed', id })}
        before={<EmptyChannel channel={channel} app={state.app} isEmpty={lines.length === 0} />}
      >
        <WaitingLines waiting={waiting} app={state.app} dispatch={dispatch} />
      </Lines>
      <Examples app={state.app} isShown={draft === ''} onChoose={setDraft} />
      <Composer
        channel={channel}
        threadTs={null}
        placeholder={channel.kind === 'dm' ? `Message ${channel.name}` : `Message #${channel.name}`}
        state={state}
        draft={draft}
        onDraft={setDraft}
        dispatch={dispatch}
      />
    </main>
  );
}
