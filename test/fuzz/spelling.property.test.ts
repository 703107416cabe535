import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answerLine } from '../../src/policy/cases/answer.ts';
import { ask, verdict } from '../policy/ask.ts';
import { holds } from './holds.ts';
import { everywhere, situation } from './situations.ts';
import type { Statement } from './statements.ts';

type Change = (list: readonly Statement[]) => readonly Statement[];

const each =
  (change: (one: Statement, nth: number) => Statement): Change =>
  (list) =>
    list.map(change);
const rules: readonly [string, Change][] = [
  ['with other Sids', each((one, nth) => ({ ...one, Sid: `S${nth}` }))],
  ['with their statements in another order', (list) => list.toReversed()],
  ['with elements, keys and values in another order', each((one) => turned(one) as Statement)],
  [
    'with a statement for each entry of a list of actions or resources',
    (list) => list.flatMap((one) => split(one, 'Action').flatMap((part) => split(part, 'Resource'))),
  ],
  ['with a statement for each principal', (list) => list.flatMap(splitPrincipals)],
  ['with lists of one for single values', each((one) => ({ ...one, ...asLists(one, 'Action', 'Resource') }))],
  ['with actions in capitals', each((one) => ({ ...one, ...inCapitals(one, 'Action', 'NotAction') }))],
  ['with condition keys in capitals', each(withLoudKeys)],
];

it.each(rules)('policies mean the same %s', (_name, change) => {
  holds(
    fc.property(situation, (one) => {
      const before = verdict(one);
      expect(before).not.toContain('AWS would reject');
      expect(verdict(everywhere(one, change))).toBe(before);
    }),
  );
});

it('equal inputs give equal bytes, whatever was asked between', () => {
  holds(
    fc.property(situation, situation, (one, other) => {
      const first = JSON.stringify(ask(one));
      ask(other);
      expect(JSON.stringify(ask(structuredClone(one)))).toBe(first);
    }),
  );
});

it('the order of context keys changes no byte, and their case no decision', () => {
  holds(
    fc.property(situation, (one) => {
      const said = Object.entries(one.context ?? {});
      const turnedRound = { ...one, context: Object.fromEntries(said.toReversed()) };
      const quiet = { ...one, context: Object.fromEntries(said.map(([key, value]) => [key.toLowerCase(), value])) };
      expect(JSON.stringify(ask(turnedRound))).toBe(JSON.stringify(ask(one)));
      expect(verdict(quiet)).toBe(verdict(one));
    }),
  );
});

it('whatever line comes in, one line comes out', () => {
  holds(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.json().map(asCase)), (line) => {
      const { text, answered } = answerLine(line, new Date(0));
      expect(text).not.toContain('\n');
      const { error } = JSON.parse(text) as { readonly error?: string };
      // That AWS would reject a document is an answer; any other error is none.
      expect(error === undefined || error.startsWith('AWS would reject')).toBe(answered);
    }),
  );
});

const asCase = (json: string): string =>
  `{"id":1,"op":"authorize","request":{"principal":{"type":"user"},"action":"s3:GetObject","resource":{"arn":"*"}},"policies":{"identity":[{"document":${json}}],"resource":${json}}}`;

function split(one: Statement, element: 'Action' | 'Resource'): readonly Statement[] {
  const list = one[element];
  return Array.isArray(list) ? list.map((entry: unknown) => ({ ...one, [element]: entry })) : [one];
}

function splitPrincipals(one: Statement): readonly Statement[] {
  const principal = one['Principal'];
  if (typeof principal !== 'object' || principal === null) return [one];
  return Object.entries(principal).flatMap(([kind, who]) =>
    [who].flat().map((each: unknown) => ({ ...one, Principal: { [kind]: each } })),
  );
}

/** Objects and lists the other way round, all the way down. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned).toReversed();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, turned(inner)] as const)
      .toReversed(),
  );
}

const asLists = (one: Statement, ...elements: readonly string[]): Statement =>
  Object.fromEntries(elements.filter((name) => name in one).map((name) => [name, [one[name]].flat()]));

const inCapitals = (one: Statement, ...elements: readonly string[]): Statement =>
  Object.fromEntries(
    elements
      .filter((name) => name in one)
      .map((name) => [name, [one[name]].flat().map((text) => String(text).toUpperCase())]),
  );

function withLoudKeys(one: Statement): Statement {
  if (!('Condition' in one)) return one;
  const lines = Object.entries(one['Condition'] as Readonly<Record<string, object>>).map(
    ([operator, keys]) =>
      [operator, Object.fromEntries(Object.entries(keys).map(([key, wanted]) => [key.toUpperCase(), wanted]))] as const,
  );
  return { ...one, Condition: Object.fromEntries(lines) };
}
