import type { Person } from '../../slack/protocol.ts';

interface Props {
  readonly person: Person;
  readonly size?: 'small' | 'normal';
}

/** A person's initials on a colour of their own; apps have drawings. */
export function Avatar({ person, size = 'normal' }: Props) {
  if (person.kind === 'bot') return <BarrelMark className={`avatar avatar--${size} avatar--app`} />;
  const gone = person.kind === 'deactivated' ? 'avatar--gone' : '';
  return (
    <span className={`avatar avatar--${size} avatar--hue-${hueOf(person.id)} ${gone}`} aria-hidden="true">
      {initialsOf(person.realName || person.name)}
    </span>
  );
}

/** Cooper's own mark: a barrel with copper hoops. */
export function BarrelMark({ className }: { readonly className: string }) {
  return (
    <svg className={className} viewBox="0 0 36 36" aria-hidden="true">
      <rect width="36" height="36" rx="8" className="barrel__ground" />
      <path
        d="M12 7.500h12c2.600 3.200 3.700 6.700 3.700 10.500S26.600 25.300 24 28.500H12C9.400 25.300 8.300 21.800 8.300 18S9.400 10.700 12 7.500z"
        className="barrel__wood"
      />
      <path
        d="M15.400 7.500c-1.300 6.800-1.300 14.200 0 21M20.600 7.500c1.300 6.800 1.300 14.200 0 21"
        className="barrel__stave"
      />
      <path d="M10 12.400h16M10 23.600h16" className="barrel__hoop" />
    </svg>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) =>
    String.fromCodePoint(word?.codePointAt(0) ?? 32),
  );
  return letters.join('').trim().toUpperCase();
}

/** 1 to 8, always the same for one person. */
function hueOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return (sum % 8) + 1;
}
