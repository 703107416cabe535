import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, digestOf, same } from '../../src/core/canonical.ts';

describe('canonical JSON', () => {
  it.each<[string, unknown, string]>([
    ['keys stand in order', { b: 1, a: 2 }, '{"a":2,"b":1}'],
    ['deep inside too', [{ z: { y: 1, x: 2 } }], '[{"z":{"x":2,"y":1}}]'],
    ['the order of a list stays', [3, 1, 2], '[3,1,2]'],
    ['what is undefined is left out', { a: undefined, b: null }, '{"b":null}'],
    ['nothing at all is null', undefined, 'null'],
    ['a date is its text', new Date(0), '"1970-01-01T00:00:00.000Z"'],
    ['by code unit, whatever the language', { é: 1, z: 2, Z: 3 }, '{"Z":3,"z":2,"é":1}'],
    ['a key that looks like the prototype is a key', JSON.parse('{"__proto__":1,"a":2}'), '{"__proto__":1,"a":2}'],
  ])('%s', (_name, value, text) => {
    expect(canonical(value)).toBe(text);
  });

  it('says the same of the same values, in whatever order their keys were set, and loses nothing', () => {
    const backwards = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(backwards);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, one]) => [key, backwards(one)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonical(backwards(value))).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('a digest', () => {
  it('is SHA-256 in hex, of the canonical JSON', () => {
    // As `printf '{"a":1}' | sha256sum` gives it.
    expect(digestOf({ a: 1 })).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862');
  });

  it('is of one value only', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(digestOf(one) === digestOf(other)).toBe(same(one, other));
      }),
    );
    expect([digestOf(null), digestOf('null'), digestOf([]), digestOf({}), digestOf('')]).toHaveLength(
      new Set([digestOf(null), digestOf('null'), digestOf([]), digestOf({}), digestOf('')]).size,
    );
  });
});
