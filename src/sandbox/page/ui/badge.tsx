import type { Person } from '../../slack/protocol.ts';

const words = {
  admin: 'Admin',
  guest: 'Guest',
  external: 'External',
  deactivated: 'Deactivated',
  bot: 'APP',
} as const;

/** What is special about a person's account; members have no badge. */
export function Badge({ kind }: { readonly kind: Person['kind'] }) {
  if (kind === 'member') return null;
  return <span className={`badge badge--${kind}`}>{words[kind]}</span>;
}
