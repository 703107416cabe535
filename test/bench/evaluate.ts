import { globSync, readFileSync } from 'node:fs';
import { authorize } from '../../src/policy/authorize.ts';
import { answerLine } from '../../src/policy/cases/answer.ts';
import { AuthorizeCase } from '../../src/policy/cases/case.ts';
import { prepared } from '../../src/policy/cases/decide.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { askPeer } from './peer.ts';
import { peerCase } from './peer-case.ts';
import { perSecond } from './rate.ts';
import type { Note, Row } from './row.ts';
import { typicalLines } from './typical.ts';

const now = new Date('2026-11-22T12:00:00Z');

/**
 * How many cases a second, reasons included, on one core: decided from policies already read; as JSON lines, so with
 * reading everything; and beside it the peer on the cases that it understands.
 */
export async function benchEvaluate(): Promise<readonly (Row | Note)[]> {
  const lines = [...typicalLines(), ...corpus()].filter(isDecided);
  const rate = await perSecond(lines.map(ready), decided);
  return [
    { note: `evaluate: ${lines.length} cases, ${typicalLines().length} of them typical, the others from test/cases` },
    { what: 'evaluate() on parsed policies, cases a second', value: rate, bar: { atLeast: 100_000 } },
    {
      what: 'JSON lines in and out, a second',
      value: await perSecond(lines, (line) => answerLine(line, now)),
      bar: null,
    },
    { what: 'a policy of 500 statements, read and explained, ms', value: await explainMs(), bar: { atMost: 100 } },
    ...(await besidePeer(lines)),
  ];
}

/** Not refused as unreadable or as a document that AWS would reject. */
const isDecided = (line: string): boolean => 'decision' in (JSON.parse(answerLine(line, now).text) as object);

type Ready = ReturnType<typeof prepared>;

/** All read: what is left is to decide. */
const ready = (line: string): Ready => prepared(AuthorizeCase.parse(JSON.parse(line)), now);
const decided = (one: Ready) => authorize(...one);

async function besidePeer(lines: readonly string[]): Promise<readonly (Row | Note)[]> {
  const cases = lines.map((line) => peerCase(line, decided(ready(line)).decision)).filter((one) => one !== null);
  const answer = await askPeer(cases);
  if (answer.is === 'skipped') return [{ note: `peer skipped: ${answer.why}` }];
  const { answered, disagreed, rate } = answer.numbers;
  const same = new Set(cases.map(({ id }) => id));
  const ours = lines.filter((line) => same.has(idOf(line))).map(ready);
  return [
    { note: `peer: takes ${answered} of ${cases.length} cases; agrees on ${answered - disagreed.length}` },
    ...(disagreed.length > 0 ? [{ note: `peer: decides otherwise on ${disagreed.slice(0, 12).join(', ')}` }] : []),
    { what: 'peer, cases a second', value: rate, bar: null },
    {
      what: 'evaluate() on the same cases, in peers',
      value: (await perSecond(ours, decided)) / rate,
      bar: { atLeast: 10 },
    },
  ];
}

function idOf(line: string): string {
  return String((JSON.parse(line) as { readonly id: unknown }).id);
}

function corpus(): readonly string[] {
  return globSync('test/cases/*.jsonl')
    .toSorted()
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .filter((line) => line.includes('"authorize"'));
}

/** A policy at its longest, each statement with a wildcard to try, decided with all its reasons. */
async function explainMs(): Promise<number> {
  const text = JSON.stringify(longPolicy());
  const [first = ''] = typicalLines();
  const [asked, policies, about] = ready(first);
  const explain = () => {
    const parsed = parsePolicy('long', JSON.parse(text), 'resource');
    if (parsed.is === 'rejected') throw new Error('the long policy is not legal');
    return authorize(asked, { ...policies, resource: parsed.policy }, about);
  };
  const { reasons } = explain();
  if (reasons.filter(({ policy }) => policy === 'long').length !== 500)
    throw new Error('not every statement is explained');
  return 1000 / (await perSecond([explain], (work) => work()));
}

/** About 40 KB: a bucket policy may have 20 KB, which is fewer statements. */
function longPolicy(): object {
  const Statement = Array.from({ length: 500 }, (_, nth) => ({
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: `arn:aws:s3:::media/*${nth}*`,
  }));
  return { Version: '2012-10-17', Statement };
}
