import { useEffect, useRef, useState } from 'react';
import type { Person } from '../../slack/protocol.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { Popover } from '../ui/popover.tsx';

interface Props {
  readonly people: readonly Person[];
  readonly me: string | null;
  readonly onSwitch: (as: string) => void;
}

/** Who is acting, and everybody else one could act as. */
export function PersonSwitcher({ people, me, onSwitch }: Props) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const person = people.find(({ id }) => id === me);
  if (person === undefined) return null;

  return (
    <div className="switcher">
      <button
        ref={anchor}
        type="button"
        className="switcher__button"
        aria-label={`Acting as ${person.realName}. Switch person`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Avatar person={person} />
        <PersonWords person={person} lead="Acting as" />
        <Icon name="switch" />
      </button>
      {isOpen && (
        <Popover anchor={anchor} className="popover--people" isWide onClose={() => setOpen(false)}>
          <People
            people={people.filter(({ kind }) => kind !== 'bot')}
            me={me}
            onSwitch={(as) => {
              setOpen(false);
              onSwitch(as);
            }}
          />
        </Popover>
      )}
    </div>
  );
}

function PersonWords({ person, lead }: { readonly person: Person; readonly lead: string | null }) {
  return (
    <span className="switcher__words">
      {lead !== null && <span className="switcher__lead">{lead}</span>}
      <span className="switcher__name">
        <bdi>{person.realName}</bdi> <Badge kind={person.kind} />
      </span>
      <span className="switcher__title">{person.title}</span>
    </span>
  );
}

function People({ people, me, onSwitch }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>('[aria-checked=true]')?.focus(), []);
  return (
    <div ref={list} role="menu" aria-label="Act as">
      <p className="popover__note">Each person sees only their own private answers and modals.</p>
      {people.map((person) => (
        <button
          key={person.id}
          type="button"
          role="menuitemradio"
          aria-checked={person.id === me}
          className="switcher__person"
          disabled={person.kind === 'deactivated'}
          onClick={() => onSwitch(person.id)}
        >
          <Avatar person={person} />
          <PersonWords person={person} lead={null} />
        </button>
      ))}
    </div>
  );
}
