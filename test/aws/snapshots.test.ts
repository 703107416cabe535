import { expect, it } from 'vitest';
import { patience } from '../../src/aws/http-handler.ts';
import { snapshots } from '../../src/aws/snapshots.ts';
import { absent, denied, type Fact, failed, known } from '../../src/core/fact.ts';

/** Answers one after the other, and counts. */
function reader(...answers: readonly Fact<string>[]) {
  let reads = 0;
  const read = async (): Promise<Fact<string>> => answers[Math.min(reads++, answers.length - 1)]!;
  return { read, count: () => reads };
}

it.each([known('a'), absent])('%j is remembered for five minutes', async (fact) => {
  let now = 0;
  const { take } = snapshots(() => now);
  const { read, count } = reader(fact, known('later'));
  expect(await take('x', read)).toEqual(fact);
  now = 5 * 60_000 - 1;
  expect(await take('x', read)).toEqual(fact);
  expect(count()).toBe(1);
  now += 1;
  expect(await take('x', read)).toEqual(known('later'));
});

it.each([denied('iam:X'), failed('throttled', 'x')])('%j is asked again', async (fact) => {
  const { take } = snapshots();
  const { read } = reader(fact, known('a'));
  expect(await take('x', read)).toEqual(fact);
  expect(await take('x', read)).toEqual(known('a'));
});

it('is read once for all who ask meanwhile, and by name', async () => {
  const { take } = snapshots();
  const { read, count } = reader(known('a'));
  expect(await Promise.all([take('x', read), take('x', read), take('y', read)])).toEqual(Array(3).fill(known('a')));
  expect(count()).toBe(2);
});

it('goes on when the question that began it has run out of time', async () => {
  const { take } = snapshots();
  const seen = await patience.run(AbortSignal.abort(), () =>
    take('x', async () => known(patience.getStore() === undefined ? 'free' : 'bound')),
  );
  expect(seen).toEqual(known('free'));
});

it('forgets the oldest of more than a thousand', async () => {
  const { take } = snapshots();
  const { read, count } = reader(known('a'));
  for (let nth = 0; nth <= 1_000; nth += 1) await take(`${nth}`, read);
  await take('1000', read);
  expect(count()).toBe(1_001);
  await take('0', read);
  expect(count()).toBe(1_002);
});
