import type { ReactNode } from 'react';
import type { Channel } from '../../slack/protocol.ts';
import type { Place } from '../state/place.ts';
import type { PageState } from '../state/state.ts';
import { Avatar, BarrelMark } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { PersonSwitcher } from './person-switcher.tsx';

interface Props {
  readonly state: PageState;
  /** The open channel's id, or `home`; null when nothing is open. */
  readonly here: string | null;
  readonly unread: (channel: string) => number;
  readonly go: (to: Partial<Place>) => void;
}

/** The workspace's channels, conversations and apps, and who is acting. */
export function Rail({ state, here, unread, go }: Props) {
  const open = (at: string) => go({ at, thread: null });
  const row = (channel: Channel): ReactNode => (
    <RailRow
      key={channel.id}
      icon={iconOf(channel, state)}
      name={channel.name}
      isHere={channel.id === here}
      unread={unread(channel.id)}
      mark={channel.isShared ? 'shared with another company' : null}
      onOpen={() => open(channel.id)}
    />
  );
  const dms = state.channels.filter(({ kind }) => kind === 'dm');

  return (
    <nav className="rail" aria-label="Workspace">
      <header className="rail__team">
        <BarrelMark className="rail__mark" />
        <span>
          <span className="rail__name">{state.team?.name}</span>
          <span className="rail__product">Cooper sandbox</span>
        </span>
      </header>
      <div className="rail__scroll">
        <RailGroup name="Channels">{state.channels.filter(({ kind }) => kind !== 'dm').map(row)}</RailGroup>
        {dms.length > 0 && <RailGroup name="Direct messages">{dms.map(row)}</RailGroup>}
        <RailGroup name="Apps">
          <RailRow
            icon={<Icon name="home" />}
            name={`${state.app?.name ?? 'Cooper'} · App Home`}
            isHere={here === 'home'}
            unread={0}
            mark={null}
            onOpen={() => open('home')}
          />
        </RailGroup>
      </div>
      <PersonSwitcher people={state.people} me={state.me} onSwitch={(as) => go({ as, thread: null })} />
    </nav>
  );
}

function iconOf({ kind, members }: Channel, { people, me }: PageState): ReactNode {
  if (kind !== 'dm') return <Icon name={kind === 'private' ? 'lock' : 'hash'} />;
  const other = people.find(({ id }) => id !== me && members.includes(id));
  return other === undefined ? <Icon name="people" /> : <Avatar person={other} size="small" />;
}

function RailGroup({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className="rail__group">
      <h2>{name}</h2>
      <ul>{children}</ul>
    </section>
  );
}

interface RowProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly isHere: boolean;
  readonly unread: number;
  readonly mark: string | null;
  readonly onOpen: () => void;
}

function RailRow({ icon, name, isHere, unread, mark, onOpen }: RowProps) {
  return (
    <li>
      <button
        type="button"
        className={unread > 0 ? 'rail__row rail__row--unread' : 'rail__row'}
        aria-current={isHere ? 'page' : undefined}
        onClick={onOpen}
      >
        {icon}
        <span className="rail__label">{name}</span>
        {mark !== null && (
          <span className="rail__shared" title={mark} role="img" aria-label={mark}>
            <Icon name="link" />
          </span>
        )}
        {unread > 0 && (
          <span className="rail__count" role="img" aria-label={`${unread} unread`}>
            {unread}
          </span>
        )}
      </button>
    </li>
  );
}
