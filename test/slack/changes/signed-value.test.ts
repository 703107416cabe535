import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { verbs } from '../../../src/core/change-view.ts';
import {
  type Bound,
  type Signed,
  type SigningKeys,
  signValue,
  verifyValue,
} from '../../../src/slack/changes/signed-value.ts';

const keys: SigningKeys = { current: 'k2', keys: { k1: randomBytes(32), k2: randomBytes(32) } };
const other: SigningKeys = { current: 'k2', keys: { k2: randomBytes(32) } };
const here: Bound = { team: 'T1', channel: 'C1' };
const example: Signed = { changeId: 'c-1', revision: 3, verb: 'approve', nonce: 'n-1' };

const id = fc.stringMatching(/^[\w-]{1,40}$/);
const signed: fc.Arbitrary<Signed> = fc.record({
  changeId: fc.oneof(fc.uuid(), id),
  revision: fc.nat({ max: 1_000_000 }),
  verb: fc.constantFrom(...verbs),
  nonce: fc.oneof(fc.uuid(), id),
});
const bound: fc.Arbitrary<Bound> = fc.record({
  team: fc.stringMatching(/^T[A-Z0-9]{1,10}$/),
  channel: fc.oneof(fc.stringMatching(/^[CDU][A-Z0-9]{1,10}$/), fc.constant('C1 U1 10.1')),
});
const kid = fc.constantFrom('k1', 'k2');

const parts = ['version', 'kid', 'changeId', 'revision', 'verb', 'nonce', 'mac'] as const;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('');
const slow = { timeout: 60_000 };

/** What somebody could do to a value, given another good one. The same text again is no tampering. */
type Tamper = (value: string, another: string, at: number, letter: string) => string;
const tampers: Readonly<Record<string, Tamper>> = {
  'a letter replaced': (value, _another, at, letter) => {
    const nth = at % value.length;
    return `${value.slice(0, nth)}${letter}${value.slice(nth + 1)}`;
  },
  'a bit flipped': (value, _another, at) => {
    const bytes = Buffer.from(value, 'latin1');
    const nth = at % bytes.length;
    bytes[nth] = (bytes[nth] ?? 0) ^ (1 << (at % 8));
    return bytes.toString('latin1');
  },
  'cut off': (value, _another, at) => value.slice(0, at % value.length),
  'something added': (value, _another, at, letter) => (at % 2 === 0 ? `${value}${letter}` : `${letter}${value}`),
  'a part of another good one': (value, another, at) => {
    const mine = value.split('.');
    const nth = at % mine.length;
    return mine.map((part, one) => (one === nth ? another.split('.')[nth] : part)).join('.');
  },
  'several parts of another good one': (value, another, at) =>
    value
      .split('.')
      .map((part, nth) => ((at >> nth) % 2 === 0 ? part : another.split('.')[nth]))
      .join('.'),
  'two parts swapped': (value, _another, at) => {
    const mine = value.split('.');
    const [one, two] = [at % mine.length, (at >> 3) % mine.length];
    return mine.map((part, nth) => (nth === one ? mine[two] : nth === two ? mine[one] : part)).join('.');
  },
  'a part emptied': (value, _another, at) =>
    value
      .split('.')
      .map((part, nth) => (nth === at % parts.length ? '' : part))
      .join('.'),
};

const withKid = (current: string): SigningKeys => ({ ...keys, current });

it('accepts 10,000 values of its own, whatever they say and whichever key signed them', slow, () => {
  let accepted = 0;
  fc.assert(
    fc.property(signed, bound, kid, (of, where, current) => {
      const value = signValue(withKid(current), of, where);
      expect(value.length).toBeLessThan(300);
      expect(verifyValue(keys, value, where)).toEqual({ is: 'good', signed: of });
      accepted += 1;
    }),
    { numRuns: 10_000 },
  );
  expect(accepted).toBe(10_000);
});

it('refuses 10,000 tampered values, in every way in which they are tampered with', slow, () => {
  const refused = new Map<string, number>();
  fc.assert(
    fc.property(
      signed,
      signed,
      bound,
      kid,
      fc.constantFrom(...Object.keys(tampers)),
      fc.nat(),
      fc.constantFrom(...alphabet, '.', ' ', '\n', 'é', '\u0000'),
      (of, different, where, current, how, at, letter) => {
        const value = signValue(withKid(current), of, where);
        const another = signValue(withKid(current === 'k1' ? 'k2' : 'k1'), different, where);
        const tampered = tampers[how]?.(value, another, at, letter) ?? '';
        fc.pre(tampered !== value && tampered !== another);
        expect(verifyValue(keys, tampered, where).is).toBe('refused');
        refused.set(how, (refused.get(how) ?? 0) + 1);
      },
    ),
    { numRuns: 10_000 },
  );
  expect([...refused.values()].reduce((sum, each) => sum + each, 0)).toBe(10_000);
  expect([...refused.keys()].toSorted()).toEqual(Object.keys(tampers).toSorted());
});

it('refuses 10,000 good values in another place, team, or under another key of the same name', slow, () => {
  fc.assert(
    fc.property(signed, bound, bound, kid, (of, where, elsewhere, current) => {
      const value = signValue(withKid(current), of, where);
      fc.pre(where.team !== elsewhere.team || where.channel !== elsewhere.channel);
      expect(verifyValue(keys, value, elsewhere)).toEqual({ is: 'refused', why: 'tampered or foreign' });
      expect(verifyValue(other, value, where).is).toBe('refused');
    }),
    { numRuns: 10_000 },
  );
});

it('refuses every bit flip of a value', () => {
  const value = signValue(keys, example, here);
  for (let bit = 0; bit < value.length * 8; bit += 1) {
    const bytes = Buffer.from(value, 'latin1');
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit % 8));
    expect(verifyValue(keys, bytes.toString('latin1'), here).is).toBe('refused');
  }
});

it('refuses another spelling of the same signature: its last letter has bits that count for nothing', () => {
  const value = signValue(keys, example, here);
  const bytes = Buffer.from(value.split('.').at(-1) ?? '', 'base64url');
  const spellings = alphabet.map((letter) => `${value.slice(0, -1)}${letter}`);
  const same = spellings.filter((one) => Buffer.from(one.split('.').at(-1) ?? '', 'base64url').equals(bytes));
  expect(same).toHaveLength(16);
  expect(same.filter((one) => verifyValue(keys, one, here).is === 'good')).toEqual([value]);
});

it('keeps the parts of a place apart', () => {
  const value = signValue(keys, example, { team: 'T1', channel: '2C1' });
  expect(verifyValue(keys, value, { team: 'T12', channel: 'C1' }).is).toBe('refused');
});

it('throws for no text at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
      expect(verifyValue(keys, text, here).is).toBe('refused');
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['too long', `v1.k2.${'c'.repeat(9_000)}.1.approve.n.${'m'.repeat(22)}`, 'malformed'],
  ['an unknown verb', `v1.k2.c.1.destroy.n.${'m'.repeat(22)}`, 'malformed'],
  ['a negative revision', `v1.k2.c.-1.approve.n.${'m'.repeat(22)}`, 'malformed'],
  ['another spelling of a revision', `v1.k2.c.01.approve.n.${'m'.repeat(22)}`, 'malformed'],
  ['an unknown key', `v1.k9.c.1.approve.n.${'m'.repeat(22)}`, 'unknown key'],
  ['a key named as what every object has', `v1.constructor.c.1.approve.n.${'m'.repeat(22)}`, 'unknown key'],
  ['the prototype as a key', `v1.__proto__.c.1.approve.n.${'m'.repeat(22)}`, 'unknown key'],
])('says why: %s', (_what, value, why) => {
  expect(verifyValue(keys, value, here)).toEqual({ is: 'refused', why });
});

it('goes on accepting what an older key signed, until that key is gone', () => {
  const value = signValue(withKid('k1'), example, here);
  expect(verifyValue(keys, value, here).is).toBe('good');
  expect(verifyValue(other, value, here)).toEqual({ is: 'refused', why: 'unknown key' });
});

it('an empty key signs and verifies nothing', () => {
  const empty: SigningKeys = { current: 'k1', keys: { k1: Buffer.alloc(0) } };
  expect(() => signValue(empty, example, here)).toThrow('no signing key');
  const said = 'v1.k1.c.1.approve.n';
  const text = JSON.stringify([said, 'T1', 'C1']);
  const mac = createHmac('sha256', '').update(text).digest().subarray(0, 16).toString('base64url');
  expect(verifyValue(empty, `${said}.${mac}`, here)).toEqual({ is: 'refused', why: 'unknown key' });
});

it('signs nothing that it could not read again', () => {
  for (const changeId of ['a.b', '', 'a b', 'x'.repeat(81)])
    expect(() => signValue(keys, { ...example, changeId }, here)).toThrow('a part of a signed value');
});
