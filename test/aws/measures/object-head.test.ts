import { expect, it } from 'vitest';
import { objectHead } from '../../../src/aws/measures/object-head.ts';
import { object } from '../../../src/aws/measures/object.ts';
import { absent } from '../../../src/core/fact.ts';
import { target } from '../../../src/core/target.ts';
import { readersOf } from '../clients-of.ts';
import { startStub } from '../stub.ts';

const of = () => target({ bucket: 'logs', key: 'a' });

it.each([
  [
    { status: 200, headers: { 'content-length': '5' } },
    { is: 'known', value: { size: 5 } },
  ],
  [{ status: 404 }, absent],
  [{ status: 403 }, { is: 'denied', action: 's3:GetObject' }],
])('HEAD with %j', async (answer, fact) => {
  await using stub = await startStub(() => answer);
  expect(await objectHead.read(readersOf(stub), of(), {})).toMatchObject(fact);
});

it('is asked for once by all who want it in one question', async () => {
  await using stub = await startStub(() => ({ status: 200, headers: { 'content-length': '5' } }));
  const [aws, one] = [readersOf(stub), of()];
  await Promise.all([objectHead.read(aws, one, {}), object.read(aws, one, {})]);
  expect(stub.asked).toHaveLength(1);
  await objectHead.read(aws, of(), {});
  expect(stub.asked).toHaveLength(2);
});
