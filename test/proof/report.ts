import type { Death } from './effects.ts';
import { effects } from './effects.ts';
import { cells, unmet } from './coverage.ts';
import type { Proof } from './prove.ts';
import type { World } from './world.ts';

/** What was proved, in numbers, for whoever reads the log of CI. */
export function report(proof: Proof, { fleet }: World): string {
  const { runs, seconds, states, settled, played, races, twice } = proof;
  const deaths = fleet.deaths();
  const ended = [...states].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([state, times]) => `${state} ${times}`);
  return [
    '',
    `${runs} schedules in ${Math.round(seconds)} s; ${fleet.ended.all} processes replaced, ${deaths.length} of them where they were doomed to die, ${fleet.ended.bySelf} ended by themselves`,
    `Changes: ${ended.join(', ')}`,
    `Settled after being taken up: ${spread(settled)}`,
    `At rest after the last event: ${spread(played.map(({ restMs }) => restMs))}; shown in Slack: ${spread(played.map(({ shownMs }) => shownMs))}`,
    `Others wrote between the last look and the write, which S3 can't prevent: ${races}. Cards posted twice: ${twice}.`,
    'Deaths before / during / after:',
    ...table(deaths),
    `Nobody died at: ${unmet(deaths).join('; ') || 'nowhere'}`,
    ...(fleet.ended.bySelf === 0 ? [] : [`What those said who ended by themselves: ${fleet.said()}`]),
    '',
  ].join('\n');
}

function spread(all: readonly number[]): string {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (of: number) =>
    `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? 0)} ms`;
  return `median ${at(0.5)}, 99 % ${at(0.99)}, longest ${at(1)}`;
}

function table(deaths: readonly Death[]): readonly string[] {
  const phases = [...new Set([...Object.keys(cells), ...deaths.map(({ phase }) => phase)])];
  const cell = (text: string) => text.padStart(12);
  const of = (phase: string, effect: string) => {
    const here = deaths.filter((one) => one.phase === phase && one.effect === effect);
    const at = (moment: string) => here.filter((one) => one.moment === moment).length;
    const isWanted = cells[phase]?.includes(effect as never) === true;
    return here.length === 0 && !isWanted ? '' : `${at('before')}/${at('during')}/${at('after')}`;
  };
  return [
    ['phase'.padEnd(12), ...effects.map(cell)].join(''),
    ...phases.map((phase) => [phase.padEnd(12), ...effects.map((effect) => cell(of(phase, effect)))].join('')),
  ];
}
