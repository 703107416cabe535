import { describe, expect, it } from 'vitest';
import { readings } from '../../src/aws/readings.ts';
import { target } from '../../src/core/target.ts';
import { readersOf } from './clients-of.ts';
import { errorAnswer } from './errors.ts';
import { account, found } from './reads.ts';
import { type Asked, startStub, type StubAnswer } from './stub.ts';

const guardOf = ({ headers }: Asked): string | undefined =>
  headers['x-amz-expected-bucket-owner'] as string | undefined;
const stubborn = (asked: Asked): StubAnswer => errorAnswer(asked, 403, 'AccessDenied');

/** Nothing is known of the object yet: some ask only then. */
const { objectHead: _there, ...missing } = found;

const ofS3 = readings
  .filter(({ anywhere }) => !anywhere)
  .filter(({ name }) => !['accountPublicAccessBlock', 'recentChanges', 'deniedCalls', 'publicCheck'].includes(name))
  .filter(({ name }) => !name.startsWith('kms'))
  .map((reading) => ({ name: reading.name, reading }));

describe.each(ofS3)('$name and the expected owner (F27)', ({ reading }) => {
  it('is asked without a guard when nobody knows the account', async () => {
    await using stub = await startStub(stubborn);
    await reading.read(readersOf(stub), target({ bucket: 'logs', key: 'k' }), missing);
    expect(stub.asked.length).toBeGreaterThan(0);
    expect(stub.asked.map(guardOf)).toEqual(stub.asked.map(() => undefined));
  });

  it('is asked under guard when the account is known, and once more without it before it is refused', async () => {
    await using stub = await startStub(stubborn);
    await reading.read(readersOf(stub), target({ bucket: 'logs', key: 'k', account }), missing);
    const half = stub.asked.length / 2;
    expect(stub.asked.map(guardOf)).toEqual([
      ...stub.asked.slice(0, half).map(() => account),
      ...stub.asked.slice(half).map(() => undefined),
    ]);
    const methods = stub.asked.map(({ method }) => method);
    expect(methods.slice(0, half)).toEqual(methods.slice(half));
  });
});

describe('a bucket of somebody else', () => {
  const strangers = (asked: Asked): StubAnswer => {
    if (guardOf(asked) !== undefined) return errorAnswer(asked, 403, 'AccessDenied');
    if (asked.method === 'HEAD') return { status: 200, headers: { 'x-amz-bucket-region': 'us-east-1' } };
    return { status: 200, body: '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>' };
  };

  it.each(['versioning', 'bucket'])('%s is known, not refused by our own guard', async (name) => {
    await using stub = await startStub(strangers);
    const reading = readings.find((one) => one.name === name)!;
    const fact = await reading.read(readersOf(stub), target({ bucket: 'logs', account }), found);
    const value = name === 'bucket' ? { expectedOwner: false, listable: true } : { Status: 'Enabled' };
    expect(fact).toMatchObject({ is: 'known', value });
  });
});
