import { useContext } from 'react';
import type { Notice } from '../state/state.ts';
import { Chunks } from '../text/chunks.tsx';
import { timeOfDay } from '../text/dates.ts';
import { DirectoryContext } from '../text/directory.ts';
import { mrkdwn } from '../text/mrkdwn.ts';
import { Icon } from '../ui/icon.tsx';

interface Props {
  readonly notice: Notice;
  readonly onDismiss: (id: number) => void;
}

/** What Slack itself, not the app, tells a person. */
export function NoticeView({ notice, onDismiss }: Props) {
  const { clock } = useContext(DirectoryContext);
  return (
    <article className="message message--private message--notice" aria-label="Notice from Slack" role="alert">
      <div className="message__side">
        <span className="avatar avatar--normal avatar--system" aria-hidden="true">
          <Icon name="bolt" />
        </span>
      </div>
      <div className="message__main">
        <p className="message__private">
          <Icon name="eye" /> Only visible to you
        </p>
        <header className="message__head">
          <span className="message__author">Workspace</span>
          <time className="message__time">{timeOfDay(notice.at, clock)}</time>
        </header>
        <div className="message__content prose">
          <Chunks of={mrkdwn(notice.text)} />
        </div>
        <button type="button" className="message__dismiss" onClick={() => onDismiss(notice.id)}>
          Dismiss
        </button>
      </div>
    </article>
  );
}
