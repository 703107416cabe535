import { describe, expect, it } from 'vitest';
import { rangeOf, within } from '../../src/policy/ip.ts';

/** Whether the first lies in the second; null when either is unreadable. */
function isWithin(inner: string, outer: string): boolean | null {
  const [a, b] = [rangeOf(inner), rangeOf(outer)];
  return a && b ? within(a, b) : null;
}

describe('an address is read by value', () => {
  it.each([
    ['203.0.113.9', { version: 4, bits: 0xcb007109n, prefix: 32 }],
    [' 203.0.113.9 ', { version: 4, bits: 0xcb007109n, prefix: 32 }],
    ['203.0.113.0/24', { version: 4, bits: 0xcb007100n, prefix: 24 }],
    ['0.0.0.0/0', { version: 4, bits: 0n, prefix: 0 }],
    ['203.0.113.9/32', { version: 4, bits: 0xcb007109n, prefix: 32 }],
    ['::', { version: 6, bits: 0n, prefix: 128 }],
    ['::1/128', { version: 6, bits: 1n, prefix: 128 }],
    ['1::', { version: 6, bits: 1n << 112n, prefix: 128 }],
    ['2001:db8::/32', { version: 6, bits: 0x20010db8n << 96n, prefix: 32 }],
    ['1:2:3:4:5:6:7:8', { version: 6, bits: 0x0001_0002_0003_0004_0005_0006_0007_0008n, prefix: 128 }],
    ['1:2:3:4:5:6:7::', { version: 6, bits: 0x0001_0002_0003_0004_0005_0006_0007_0000n, prefix: 128 }],
    ['::FFFF', { version: 6, bits: 0xffffn, prefix: 128 }],
    ['::ffff:203.0.113.9', { version: 4, bits: 0xcb007109n, prefix: 32 }],
    ['::ffff:100.200.100.200', { version: 4, bits: 0x64c864c8n, prefix: 32 }],
    ['64:ff9b::192.0.2.33', { version: 6, bits: (0x0064ff9bn << 96n) | 0xc0000221n, prefix: 128 }],
  ])('%j', (text, wanted) => {
    expect(rangeOf(text)).toEqual(wanted);
  });

  it.each([
    '',
    'nowhere',
    '203.0.113',
    '203.0.113.256',
    '203.0.113.9.9',
    '203.0.113.9x',
    'x203.0.113.9',
    '1203.0.113.9',
    '203.0.113.0/33',
    '203.0.113.0/',
    '203.0.113.0/a24',
    '203.0.113.0/24a',
    '203.0.113.0/024x',
    '203.0.113.0/0024',
    '203.0.113.0/24/24',
    '203.0.113.0/-1',
    '2001:db8::/129',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '1::2::3',
    '::12345',
    '::g',
    '::xa',
    '::ax',
    ':1',
    '::ffff:203.0.113.9:1',
    '::ffff:203.0.113.256',
  ])('%j is none', (text) => {
    expect(rangeOf(text)).toBeNull();
  });
});

it.each([
  ['203.0.113.9', '203.0.113.0/24', true],
  ['203.0.113.9', '203.0.113.77/24', true],
  ['203.0.114.9', '203.0.113.0/24', false],
  ['203.0.113.0/25', '203.0.113.0/24', true],
  ['203.0.113.0/24', '203.0.113.0/24', true],
  ['203.0.113.0/23', '203.0.113.0/24', false],
  ['0.0.0.1', '::/0', false],
  ['::1', '0.0.0.0/0', false],
  ['::1', '::/0', true],
  ['0.0.0.0/0', '::/0', false],
])('%s lies in %s: %s', (inner, outer, wanted) => {
  expect(isWithin(inner, outer)).toBe(wanted);
});
