import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/core/errors.ts';
import { words } from '../../src/core/words.ts';
import { isAway, whileAway } from '../../src/store/retry.ts';

const coded = (code: string) => Object.assign(new Error(code), { code });

describe('a server is away', () => {
  it.each(['57P01', '57P03', '08006', 'ECONNREFUSED', 'ECONNRESET'])('when it says %s', (code) => {
    expect(isAway(coded(code))).toBe(true);
  });
  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Client has encountered a connection error and is not queryable',
  ])('when a connection has ended without a code: %s', (message) => {
    expect(isAway(new Error(message))).toBe(true);
  });
  it.each(['28P01', '3D000', '57014', '23505', 'ENOTFOUND', ''])('not when it says %j', (code) => {
    expect(isAway(coded(code))).toBe(false);
  });
});

describe('while a server is away', () => {
  const failing = (errors: readonly Error[]) => {
    const left = [...errors];
    return async () => {
      const error = left.shift();
      if (error !== undefined) throw error;
      return 'open';
    };
  };
  const told: unknown[] = [];
  const brief = { forMs: 200, pause: 10, told: (error: unknown) => void told.push(error) };

  it('opening is tried again, and told each time', async () => {
    told.length = 0;
    const refused = new Refusal(words`no`, words`wait`, { cause: coded('ECONNREFUSED') });
    expect(await whileAway(failing([refused, coded('57P03')]), brief)).toBe('open');
    expect(told).toEqual([
      expect.objectContaining({ code: 'ECONNREFUSED' }),
      expect.objectContaining({ code: '57P03' }),
    ]);
  });

  it('but not for ever', async () => {
    const many = Array.from({ length: 1_000 }, () => coded('ECONNREFUSED'));
    await expect(whileAway(failing(many), brief)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('and whatever else is wrong is told at once', async () => {
    await expect(whileAway(failing([coded('28P01'), coded('28P01')]), brief)).rejects.toMatchObject({ code: '28P01' });
  });
});
