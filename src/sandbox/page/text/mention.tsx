import { useContext } from 'react';
import { DirectoryContext } from './directory.ts';

interface Mentioned {
  readonly id: string;
  /** What the text itself says; used when nobody here has that id. */
  readonly label: string | null;
}

export function UserMention({ id, label }: Mentioned) {
  const { people, me } = useContext(DirectoryContext);
  const name = people.find((person) => person.id === id)?.realName ?? label ?? id;
  return <span className={id === me ? 'mention mention--me' : 'mention'}>@{name}</span>;
}

export function ChannelMention({ id, label }: Mentioned) {
  const { channels, openChannel } = useContext(DirectoryContext);
  const channel = channels.find((known) => known.id === id);
  if (channel === undefined) return <span className="mention">#{label ?? 'private-channel'}</span>;
  return (
    <button type="button" className="mention mention--button" onClick={() => openChannel(id)}>
      #{channel.name}
    </button>
  );
}

export function GroupMention({ id, label }: Mentioned) {
  return <span className="mention">@{(label ?? id).replace(/^@/, '')}</span>;
}
