import { type Death, type Doom, type Effect, moments } from './effects.ts';

/** Where a process may die: every kind of effect in every phase that has it. */
export const cells: Readonly<Record<string, readonly Effect[]>> = {
  preview: ['read', 'write', 'commit', 'aws read'],
  // What one person does: its commit ends whatever they asked for.
  act: ['read', 'write', 'commit'],
  answer: ['read', 'write', 'slack'],
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

const all = Object.entries(cells).flatMap(([phase, effects]) =>
  effects.flatMap((effect) => moments.map((moment) => ({ effect, phase, moment }))),
);

let made = 0;

type Cell = (typeof all)[number];

/** One of those that were met least so far, and that nobody waits for; `draw` says which. */
export function nextDoom(deaths: readonly Death[], pending: readonly Doom[], of: { draw: number; skip: number }): Doom {
  const times = (list: readonly Cell[], one: Cell) => list.filter((other) => keyOf(other) === keyOf(one)).length;
  const weighed = all.map((cell) => ({ cell, weight: times(deaths, cell) + 100 * times(pending, cell) }));
  const least = Math.min(...weighed.map(({ weight }) => weight));
  const open = weighed.filter(({ weight }) => weight === least);
  const next = open[of.draw % open.length];
  if (next === undefined) throw new Error('there is nowhere to die');
  made += 1;
  return { ...next.cell, skip: of.skip, id: made };
}

/** Where nobody died yet. */
export const unmet = (deaths: readonly Death[]): readonly string[] => {
  const met = new Set(deaths.map(keyOf));
  return all.map(keyOf).filter((key) => !met.has(key));
};

/** Kinds of effect in a phase that nobody died at in any moment: of a whole run there is none. */
export const unmetKinds = (deaths: readonly Death[]): readonly string[] => {
  const met = new Set(deaths.map(kindOf));
  return [...new Set(all.map(kindOf))].filter((kind) => !met.has(kind));
};

const kindOf = ({ effect, phase }: Pick<Cell, 'effect' | 'phase'>): string => `${phase}: ${effect}`;

const keyOf = ({ effect, phase, moment }: Cell): string => `${phase}: ${effect}, ${moment}`;
