import { type Dispatch, useContext, useState } from 'react';
import type { Channel } from '../../slack/protocol.ts';
import { Composer } from '../composer/composer.tsx';
import type { PageEvent, PageState } from '../state/state.ts';
import { threadLines } from '../state/timeline.ts';
import { DirectoryContext } from '../text/directory.ts';
import { Icon } from '../ui/icon.tsx';
import { Lines } from './lines.tsx';
import { WaitingLines } from './waiting-lines.tsx';

interface Props {
  readonly state: PageState;
  readonly channel: Channel;
  readonly ts: string;
  readonly onClose: () => void;
  readonly dispatch: Dispatch<PageEvent>;
}

export function ThreadPane({ state, channel, ts, onClose, dispatch }: Props) {
  const { clock } = useContext(DirectoryContext);
  const [draft, setDraft] = useState('');
  const waiting = state.waiting.filter((one) => one.channel === channel.id && one.threadTs === ts);
  return (
    <aside className="thread" aria-label="Thread">
      <header className="thread__head">
        <h2>Thread</h2>
        <span>{channel.kind === 'dm' ? channel.name : `#${channel.name}`}</span>
        <button type="button" className="thread__close" aria-label="Close thread" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <Lines
        label="Messages in thread"
        lines={threadLines(state, channel.id, ts, clock)}
        app={state.app}
        onThread={null}
        onDismiss={(id) => dispatch({ type: 'dismissed', id })}
      >
        <WaitingLines waiting={waiting} app={state.app} dispatch={dispatch} />
      </Lines>
      <Composer
        channel={channel}
        threadTs={ts}
        placeholder="Reply…"
        state={state}
        draft={draft}
        onDraft={setDraft}
        dispatch={dispatch}
      />
    </aside>
  );
}
