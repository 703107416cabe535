import { useContext, useMemo, useState } from 'react';
import type { AppInfo, Container, Message, Person, StateValues } from '../../slack/protocol.ts';
import { Blocks } from '../blocks/block.tsx';
import { Interactive } from '../elements/interactive.tsx';
import { secondsOf } from '../state/timeline.ts';
import { Chunks } from '../text/chunks.tsx';
import { moment, timeOfDay } from '../text/dates.ts';
import { DirectoryContext } from '../text/directory.ts';
import { mrkdwn } from '../text/mrkdwn.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { Files } from './files.tsx';
import { MessageToolbar } from './message-toolbar.tsx';

interface Props {
  readonly message: Message;
  /** Stands under the name of the message before it. */
  readonly follows: boolean;
  readonly app: AppInfo | null;
  readonly onThread: ((ts: string) => void) | null;
}

export function MessageView({ message, follows, app, onThread }: Props) {
  const { people } = useContext(DirectoryContext);
  const author = people.find(({ id }) => id === message.user) ?? unknownPerson(message.user);
  const isPrivate = message.ephemeralTo !== null;
  return (
    <article
      className={`message ${follows ? 'message--follows' : ''} ${isPrivate ? 'message--private' : ''}`}
      aria-label={`Message from ${author.realName}`}
      data-ts={message.ts}
    >
      <div className="message__side">{follows ? <Time ts={message.ts} /> : <Avatar person={author} />}</div>
      <div className="message__main">
        {isPrivate && (
          <p className="message__private">
            <Icon name="eye" /> Only visible to you
          </p>
        )}
        {!follows && <Author person={author} ts={message.ts} />}
        <Content message={message} />
        {message.edited && <span className="message__edited">(edited)</span>}
        <Replies message={message} onThread={onThread} />
      </div>
      {!isPrivate && <MessageToolbar message={message} app={app} onThread={onThread} />}
    </article>
  );
}

const unknownPerson = (id: string): Person => ({ id, name: id, realName: id, title: '', kind: 'member' });

function Author({ person, ts }: { readonly person: Person; readonly ts: string }) {
  return (
    <header className="message__head">
      <span className="message__author">
        <bdi>{person.realName}</bdi>
      </span>
      <Badge kind={person.kind} />
      <Time ts={ts} />
    </header>
  );
}

function Time({ ts }: { readonly ts: string }) {
  const { clock } = useContext(DirectoryContext);
  const at = secondsOf(ts);
  return (
    <time className="message__time" dateTime={new Date(at * 1000).toISOString()} title={moment(at, clock)}>
      {timeOfDay(at, clock)}
    </time>
  );
}

function Content({ message }: { readonly message: Message }) {
  const { channel, ts, text, blocks, files } = message;
  const [typed, setTyped] = useState<StateValues>({});
  const container = useMemo<Container>(() => ({ in: 'message', channel, ts }), [channel, ts]);
  return (
    <Interactive container={container} blocks={blocks} files={files} typed={typed} onTyped={setTyped}>
      <div className="message__content">
        {blocks.length > 0 ? (
          <Blocks of={blocks} />
        ) : (
          <div className="prose">
            <Chunks of={mrkdwn(text)} />
          </div>
        )}
        <Files files={files} />
      </div>
    </Interactive>
  );
}

function Replies({ message, onThread }: Pick<Props, 'message' | 'onThread'>) {
  if (message.replyCount === 0 || onThread === null) return null;
  return (
    <button type="button" className="replies" onClick={() => onThread(message.ts)}>
      <Icon name="thread" />
      {message.replyCount === 1 ? '1 reply' : `${message.replyCount} replies`}
      <span className="replies__hint">View thread</span>
    </button>
  );
}
