import { describe, expect, it } from 'vitest';
import { bucket } from '../../../src/aws/measures/bucket.ts';
import { target } from '../../../src/core/target.ts';
import { readersOf } from '../clients-of.ts';
import { account } from '../reads.ts';
import { type Asked, startStub, type StubAnswer } from '../stub.ts';

const here = { 'x-amz-bucket-region': 'us-east-1' };
const there = { 'x-amz-bucket-region': 'eu-west-1' };

async function read(answer: StubAnswer | ((asked: Asked) => StubAnswer), owner: string | null = null) {
  await using stub = await startStub(typeof answer === 'function' ? answer : () => answer);
  const fact = await bucket.read(readersOf(stub), target({ bucket: 'logs', account: owner }), {});
  return { fact, asked: stub.asked };
}

describe('the bucket', () => {
  it.each([
    [
      { status: 200, headers: here },
      { is: 'known', value: { region: 'us-east-1', listable: true } },
    ],
    [
      { status: 403, headers: here },
      { is: 'known', value: { region: 'us-east-1', listable: false } },
    ],
    [
      { status: 400, headers: here },
      { is: 'known', value: { region: 'us-east-1', listable: null } },
    ],
    [
      { status: 301, headers: there },
      { is: 'known', value: { region: 'eu-west-1', listable: null } },
    ],
    [{ status: 404, headers: here }, { is: 'absent' }],
    [{ status: 403 }, { is: 'denied', action: 's3:ListBucket' }],
    [
      { status: 503, headers: here },
      { is: 'failed', why: 'throttled' },
    ],
    [
      { status: 500, headers: here },
      { is: 'failed', why: 'error' },
    ],
  ])('HEAD answered %j', async (answer, fact) => {
    expect((await read(answer)).fact).toMatchObject(fact);
  });

  it.each([301, 400, 403])('HTTP %s from another region: asked again in its own', async (status) => {
    const { fact, asked } = await read(({ headers }) =>
      headers.authorization?.includes('/eu-west-1/') ? { status: 200, headers: there } : { status, headers: there },
    );
    expect(fact).toEqual({ is: 'known', value: { region: 'eu-west-1', listable: true, expectedOwner: null } });
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['ours', () => ({ status: 200, headers: here }), true],
    [
      "a stranger's",
      ({ headers }: Asked) => ({ status: headers['x-amz-expected-bucket-owner'] ? 403 : 200, headers: here }),
      false,
    ],
    ['not ours to see', () => ({ status: 403, headers: here }), null],
  ])('%s: the expected owner is confirmed, denied or not known', async (_whose, answer, expectedOwner) => {
    expect((await read(answer, account)).fact).toMatchObject({ is: 'known', value: { expectedOwner } });
  });
});
