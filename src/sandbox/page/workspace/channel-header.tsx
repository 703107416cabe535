import { useRef, useState } from 'react';
import type { Channel, Person } from '../../slack/protocol.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { Popover } from '../ui/popover.tsx';

interface Props {
  readonly channel: Channel;
  readonly people: readonly Person[];
}

export function ChannelHeader({ channel, people }: Props) {
  const members = people.filter(({ id }) => channel.members.includes(id));
  return (
    <header className="channel-header">
      <div className="channel-header__words">
        <h1 className="channel-header__name">
          {channel.kind !== 'dm' && <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} />}
          <span>{channel.name}</span>
        </h1>
        {channel.isShared && <span className="badge badge--external">Shared with another company</span>}
        <p className="channel-header__topic" title={channel.topic} dir="auto">
          {channel.topic}
        </p>
      </div>
      <Members members={members} />
    </header>
  );
}

function Members({ members }: { readonly members: readonly Person[] }) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const words = `${members.length} ${members.length === 1 ? 'member' : 'members'}`;
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className="members"
        aria-label={words}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {members.slice(0, 3).map((person) => (
          <Avatar key={person.id} person={person} size="small" />
        ))}
        <span>{members.length}</span>
      </button>
      {isOpen && (
        <Popover anchor={anchor} className="popover--people" onClose={() => setOpen(false)}>
          <ul className="members__list" aria-label="Members">
            {members.map((person) => (
              <li key={person.id}>
                <Avatar person={person} size="small" />
                <span className="members__name">
                  {person.realName} <Badge kind={person.kind} />
                </span>
                <span className="members__title">{person.title}</span>
              </li>
            ))}
          </ul>
        </Popover>
      )}
    </>
  );
}
