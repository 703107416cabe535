import type { Affected } from '../../core/change.ts';
import { code, listed, plain, type Words, words } from '../../core/words.ts';
import { becauseOf } from './because.ts';
import { affected, evaluation, type Kind } from './meeting.ts';
import { keyOf } from './simulation/candidate.ts';
import type { Outcome, Turn } from './simulation/outcome.ts';
import { anyKey, spelledKey } from './simulation/places.ts';

/** Whoever meets the same gets one line once they are more than this. */
const oneByOne = 3;
/** Names in a line, keys of an action, and lines; the rest is counted. */
const most = { names: 5, keys: 3, lines: 12 } as const;

/**
 * Who can do more or less than before, by simulating the bucket's side of their requests: a line for each, their actions
 * gathered.
 */
export const readersAndWriters: Kind = ({ comparison }) => {
  const turned = comparison.outcomes.filter(({ transport, turn }) => transport === 'HTTPS' && turn !== null);
  const said = linesOf(turned.filter((one) => !isSaidOfAnybody(one, turned)));
  const notKnown =
    comparison.leftOut > 0
      ? [words`The policies name ${comparison.leftOut} more principals and conditions that were not compared.`]
      : [];
  return { affected: said, notKnown };
};

/** What anybody gains or loses, everybody who signs does too. */
function isSaidOfAnybody(one: Outcome, all: readonly Outcome[]): boolean {
  if (one.candidate.kind !== 'any account') return false;
  const of = requestOf(one);
  return all.some((other) => other.candidate.kind === 'anybody' && requestOf(other) === of);
}

const requestOf = ({ action, key, turn, candidate: { given } }: Outcome): string =>
  JSON.stringify([action, key, turn?.how, turn?.towards, given]);

interface Line {
  readonly who: Words;
  readonly turn: Turn;
  readonly what: Words;
}

/** Grouped by what happens: first what stops, then what may, then what begins. */
function linesOf(turned: readonly Outcome[]): readonly Affected[] {
  const byPerson = Map.groupBy(turned, (one) =>
    JSON.stringify([keyOf(one.candidate), one.turn?.how, one.turn?.towards, plain(becauseOf(one))]),
  );
  const lines = [...byPerson.values()].flatMap((outcomes) => lineOf(outcomes) ?? []);
  const byWhat = Map.groupBy(lines, ({ turn, what }) => JSON.stringify([turn.how, plain(what)]));
  const grouped = [...byWhat.values()].flatMap(together);
  return capped(grouped.toSorted((a, b) => order[a.how] - order[b.how]));
}

const order: Readonly<Record<Affected['how'], number>> = { loses: 0, perhaps: 1, gains: 2 };

function lineOf(outcomes: readonly Outcome[]): Line | null {
  const [first] = outcomes;
  if (first === undefined || first.turn === null) return null;
  const { turn, candidate } = first;
  return { who: candidate.who, turn, what: words`${verb(turn)} ${actionsOf(outcomes)}: ${becauseOf(first)}` };
}

function verb({ how, towards }: Turn): string {
  if (how === 'perhaps') return towards === 'loses' ? 'may be refused' : 'may be allowed';
  return towards === 'loses' ? 'is refused' : 'is allowed';
}

/** `s3:GetObject`, or `s3:GetObject` on `logs/*` where only some keys are meant. */
export function actionsOf(outcomes: readonly Outcome[]): Words {
  const byAction = Map.groupBy(outcomes, ({ action }) => action);
  const phrases = [...byAction].map(([action, all]) => {
    const keys = all.flatMap(({ key }) => key ?? []);
    return { action, keys: keys.includes(anyKey) || keys.length === 0 ? [] : keys.map(spelledKey) };
  });
  const byKeys = Map.groupBy(phrases, ({ keys }) => keys.join('\n'));
  return [...byKeys.values()].flatMap((some, nth) => {
    const names = listed(some.map(({ action }) => code(action)));
    const keys = some[0]?.keys ?? [];
    return [...(nth > 0 ? ['; '] : []), ...(keys.length === 0 ? names : words`${names} on ${cut(keys)}`)];
  });
}

const cut = (keys: readonly string[]): Words =>
  keys.length <= most.keys
    ? listed(keys.map(code))
    : listed([...keys.slice(0, most.keys).map(code), `${keys.length - most.keys} more`]);

function together(lines: readonly Line[]): readonly Affected[] {
  const [first] = lines;
  if (first === undefined) return [];
  const { turn, what } = first;
  if (lines.length <= oneByOne) return lines.map(({ who }) => affected(turn.how, who, what, evaluation));
  return [affected(turn.how, names(lines.map(({ who }) => who)), what, evaluation)];
}

/** The first names, and how many more. */
export function names(all: readonly Words[]): Words {
  const left = all.length - most.names;
  const shown = all.slice(0, most.names).flatMap((who, nth): Words => (nth === 0 ? who : ['; ', ...who]));
  return left > 0 ? words`${shown}; and ${left} more` : shown;
}

function capped(lines: readonly Affected[]): readonly Affected[] {
  const left = lines.slice(most.lines);
  const [first] = left;
  if (first === undefined || left.length === 1) return lines;
  const how = left.every((one) => one.how === first.how) ? first.how : 'perhaps';
  const rest = affected(
    how,
    words`and ${left.length} more: ${names(left.map(({ who }) => who))}`,
    words`meets something of the kind`,
    evaluation,
  );
  return [...lines.slice(0, most.lines), rest];
}
