import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect } from '../../src/aws/collect.ts';
import type { Reading } from '../../src/aws/reading.ts';
import { settings } from '../../src/aws/settings/index.ts';
import { type Fact, failed, known } from '../../src/core/fact.ts';
import type { FactName } from '../../src/core/facts.ts';
import { nobody } from '../../src/core/subject.ts';
import { target } from '../../src/core/target.ts';
import { clientsOf } from './clients-of.ts';
import { healthy } from './healthy.ts';
import { account } from './reads.ts';
import { type Asked, type Stub, startStub, type StubAnswer } from './stub.ts';

const at = new Date('2026-11-22T03:00:00Z');
const names = settings.map(({ name }) => name);
const logs = target({ bucket: 'logs' });

async function collected(answer: (asked: Asked, nth: number) => StubAnswer, of = logs, wanted: FactName[] = names) {
  await using stub = await startStub(answer);
  const facts = await collect(clientsOf(stub, { requestTimeoutMs: 20_000 }), of, wanted, at);
  return { reads: facts.reads, facts, asked: stub.asked };
}

describe('collect', () => {
  it('reads every setting of a bucket, once each, and says when', async () => {
    const { facts, asked } = await collected(healthy);
    const notKnown = Object.entries(facts.reads).filter(([, fact]) => fact.is !== 'known');
    expect(notKnown).toEqual([]);
    expect(Object.keys(facts.reads)).toEqual([...names, 'bucket', 'caller', 'owner']);
    expect(facts).toMatchObject({ target: logs, at: '2026-11-22T03:00:00.000Z' });
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
    // One call for each, and those that say where the bucket is, who we are and whose it is.
    expect(asked).toHaveLength(names.length + 3);
  });

  it('reads only what is named, what that comes after, and the bucket', async () => {
    const { reads } = await collected(healthy, logs, ['accountPublicAccessBlock']);
    expect(Object.keys(reads)).toEqual(['accountPublicAccessBlock', 'bucket', 'caller', 'owner']);
  });

  it('asks nothing about an object when no key is given', async () => {
    const { reads, asked } = await collected(healthy, logs, ['object', 'objectAcl', 'nearbyKeys', 'policy']);
    expect(Object.keys(reads)).toEqual(['policy', 'bucket']);
    expect(asked).toHaveLength(2);
  });

  it('reads side by side: everything is asked before anything is answered', async () => {
    let answered = 0;
    const early = new Set<string>();
    await collected(
      (asked) => {
        if (answered === 0) early.add(asked.url);
        setTimeout(() => (answered += 1), 300);
        const answer = healthy(asked);
        return typeof answer === 'string' ? answer : { ...answer, delayMs: 300 };
      },
      target({ bucket: 'logs', region: 'us-east-1' }),
    );
    // All settings but the account's, the bucket, the caller and the owner.
    expect(early.size).toBe(names.length + 2);
  });

  it('answers in time, whatever hangs', async () => {
    await using stub = await startStub((asked) => (asked.url.includes('policy') ? 'hang' : healthy(asked)));
    const started = performance.now();
    const aws = clientsOf(stub, { requestTimeoutMs: 20_000 });
    const { reads } = await collect(aws, logs, ['policy', 'cors'], at, { withinMs: 700 });
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(reads.policy).toEqual({ is: 'failed', why: 'timed out', detail: 'no answer within 0.7 s' });
    expect(reads.cors?.is).toBe('known');
  });

  it('a reading that breaks its promise and throws is a failed fact', async () => {
    const broken = { name: 'cors', calls: ['x'], needs: [], read: () => Promise.reject(new Error('a bug')) } as const;
    await using stub = await startStub(healthy);
    const { reads } = await collect(clientsOf(stub), logs, ['cors'], at, { from: [broken] });
    expect(reads.cors).toMatchObject({ is: 'failed', why: 'error', detail: 'a bug' });
  });

  it('gives a reading what it says it needs beside its own answer, and nothing else', async () => {
    const asking = (beside: readonly FactName[]): Reading => ({
      name: 'cors',
      calls: ['x'],
      needs: [],
      beside,
      read: async (_aws, _target, _sofar, subject, meanwhile) =>
        known(JSON.parse(JSON.stringify([subject, await meanwhile?.fact('caller')])) as never),
    });
    const caller: Reading = { name: 'caller', calls: ['x'], needs: [], read: async () => known('me' as never) };
    await using stub = await startStub(healthy);
    const about = { ...nobody, principal: 'anonymous' };
    const read = (beside: readonly FactName[]) =>
      collect(clientsOf(stub), logs, ['cors'], at, { from: [asking(beside), caller], about });
    expect((await read(['caller'])).reads.cors).toEqual(known([about, known('me')]));
    expect((await read([])).reads.cors).toMatchObject({ is: 'failed', detail: /does not say that it needs caller/ });
  });

  it('waits no more than a second to hear where the bucket is', async () => {
    await using stub = await startStub((asked) => (asked.method === 'HEAD' ? 'hang' : healthy(asked)));
    const aws = clientsOf(stub, { requestTimeoutMs: 20_000 });
    const { reads } = await collect(aws, logs, ['cors'], at, { withinMs: 2_500 });
    expect(reads.cors?.is).toBe('known');
    expect(reads.bucket).toMatchObject({ is: 'failed', why: 'timed out' });
  });

  it('does not throw where nothing can be asked at all', async () => {
    const { reads } = await collect(clientsOf({ endpoint: 'http://localhost:1' }), logs, ['cors'], at);
    expect(reads.cors).toMatchObject({ is: 'failed', why: 'unreachable' });
    expect(reads.bucket).toMatchObject({ is: 'failed', why: 'unreachable' });
  });
});

describe('the region of the bucket', () => {
  /** S3 with one bucket in eu-west-1: elsewhere it only says where. */
  const abroad = (asked: Asked): StubAnswer => {
    const isHome = asked.headers.authorization?.includes('/eu-west-1/') ?? false;
    // A list of buckets is the same everywhere.
    const isElsewhere = asked.url.startsWith('/logs') && asked.headers.authorization?.includes('/s3/');
    if (isHome || !isElsewhere) return healthy(asked);
    const headers = { 'x-amz-bucket-region': 'eu-west-1' };
    return { status: 301, headers, body: '<Error><Code>PermanentRedirect</Code><Message>go away</Message></Error>' };
  };

  const europe = (asked: Asked): StubAnswer => {
    const answer = abroad(asked);
    const headers = { 'x-amz-bucket-region': 'eu-west-1' };
    return asked.method === 'HEAD' && typeof answer === 'object' ? { ...answer, headers } : answer;
  };

  it('is learnt from the redirect, and everything is read there', async () => {
    const { reads } = await collected(europe);
    expect(Object.entries(reads).filter(([, fact]) => fact.is !== 'known')).toEqual([]);
    expect(reads.bucket).toMatchObject({ value: { region: 'eu-west-1', listable: true } });
  });

  it('is remembered for the next question', async () => {
    await using stub = await startStub(europe);
    const aws = clientsOf(stub, { requestTimeoutMs: 20_000 });
    await collect(aws, logs, ['cors'], at);
    const before = stub.asked.length;
    await collect(aws, logs, ['cors'], at);
    expect(stub.asked.slice(before).every(({ headers }) => headers.authorization?.includes('/eu-west-1/'))).toBe(true);
  });

  it.each([
    ['eu-west-1', 2],
    ['evil.example.com/', 3],
    ['us-east-1', 4],
  ])('is where the question says (%s), if that may be one', async (region, requests) => {
    const { reads, asked } = await collected(europe, target({ bucket: 'logs', region }), ['cors']);
    expect(reads.cors?.is).toBe('known');
    expect(asked).toHaveLength(requests);
    expect(asked.every(({ headers }) => !headers.authorization?.includes('evil'))).toBe(true);
  });

  it('being the home region, nothing is asked twice', async () => {
    const { asked } = await collected((one) => (one.url.includes('cors') ? { status: 403 } : healthy(one)), logs, [
      'cors',
    ]);
    expect(asked).toHaveLength(2);
  });
});

describe('readings that fail', () => {
  const independent = names.filter((name) => name !== 'accountPublicAccessBlock');
  let stub: Stub;
  beforeAll(async () => {
    stub = await startStub(healthy);
  });
  afterAll(async () => {
    await stub[Symbol.asyncDispose]();
  });

  it('never change what the others say', async () => {
    const aws = clientsOf(stub);
    const faults: readonly Fact<never>[] = [
      failed('throttled', 'x'),
      failed('timed out', 'x'),
      { is: 'denied', action: 'x', message: null },
      { is: 'absent' },
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(independent),
        fc.constantFrom('throws', ...faults),
        fc.integer({ min: 0, max: 5 }),
        async (broken, fault, delay) => {
          const from = [...names, 'bucket' as const].map((name): Reading => ({
            name,
            calls: ['x'],
            needs: [],
            async read() {
              if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
              if (!broken.includes(name as never)) return known(name as never);
              if (fault === 'throws') throw new Error('x');
              return fault as Fact<never>;
            },
          }));
          const { reads } = await collect(aws, logs, names, at, { from });
          const seen = names.filter((name) => reads[name]?.is === 'known');
          expect(seen).toEqual(names.filter((name) => !broken.includes(name as never)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(independent)('%s refused over HTTP hides nothing else', async (name) => {
    const query = settings.find((one) => one.name === name)!;
    const aws = clientsOf(stub, { requestTimeoutMs: 20_000 });
    const from = settings.map((one) => (one === query ? { ...one, read: async () => failed('error', 'x') } : one));
    const { reads } = await collect(aws, target({ bucket: 'logs', account }), names, at, { from });
    const hidden = Object.entries(reads).filter(([, fact]) => fact.is !== 'known');
    expect(hidden.map(([hiddenName]) => hiddenName)).toEqual([name]);
  });
});
