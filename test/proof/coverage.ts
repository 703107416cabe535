import { type Death, type Doom, type Effect, moments } from './effects.ts';

/** Where a process may die: every kind of effect in every phase that has it. */
export const cells: Readonly<Record<string, readonly Effect[]>> = {
  preview: ['read', 'write', 'commit', 'aws read'],
  // What one person does: its commit ends whatever they asked for.
  act: ['read', 'write', 'commit'],
  answer: ['read', 'write', 'commit', 'slack'],
  request: ['read', 'write', 'aws read'],
  approve: ['read', 'write', 'aws read'],
  stop: ['read', 'write'],
  retry: ['read', 'write'],
  claim: ['read', 'write', 'commit', 'aws read'],
  drive: ['read'],
  compare: ['aws read'],
  send: ['read', 'write', 'commit', 'assume role', 'aws write'],
  record: ['read', 'write', 'commit'],
  settle: ['read', 'write', 'commit', 'aws read'],
  verify: ['read', 'write', 'commit', 'aws read'],
  'take back': ['read', 'write', 'commit', 'assume role', 'aws write', 'aws read'],
  conclude: ['read', 'write', 'commit'],
  'take over': ['read', 'write', 'commit'],
  renew: ['write'],
  sweep: ['read', 'write'],
  post: ['read', 'write', 'slack'],
  jobs: ['read', 'write'],
};

export function nextDoom(deaths: readonly Death[], doomed: Map<string, number>): Doom {
  const met = new Map<string, number>();
  for (const one of deaths) met.set(keyOf(one), (met.get(keyOf(one)) ?? 0) + 1);
  const all = Object.entries(cells).flatMap(([phase, effects]) =>
    effects.flatMap((effect) => moments.map((moment) => ({ effect, phase, moment, skip: 0 }))),
  );
  // What did not come the last time is not tried for ever before the others.
  const weight = (one: Doom): number => 3 * (met.get(keyOf(one)) ?? 0) + (doomed.get(keyOf(one)) ?? 0);
  const [next] = all.toSorted((a, b) => weight(a) - weight(b));
  if (next === undefined) throw new Error('there is nowhere to die');
  doomed.set(keyOf(next), (doomed.get(keyOf(next)) ?? 0) + 1);
  return next;
}

const keyOf = ({ effect, phase, moment }: Doom): string => `${effect} ${phase} ${moment}`;
