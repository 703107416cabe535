import { describe, expect, it } from 'vitest';
import { decodeCbor, encodeCbor } from '../../../../../src/sandbox/aws/services/protocols/cbor.ts';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

describe('CBOR', () => {
  // RFC 8949, appendix A.
  it.each([
    ['17', 23],
    ['1864', 100],
    ['1a000f4240', 1_000_000],
    ['1b000000e8d4a51000', 1_000_000_000_000],
    ['29', -10],
    ['fb3ff199999999999a', 1.1],
    ['fa47c35000', 100_000],
    ['f5', true],
    ['f6', null],
    ['c11a514b67b0', new Date('2013-03-21T20:04:00Z')],
    ['6449455446', 'IETF'],
    ['7f657374726561646d696e67ff', 'streaming'],
    ['83010203', [1, 2, 3]],
    ['9f0102ff', [1, 2]],
    ['a26161016162820203', { a: 1, b: [2, 3] }],
  ])('reads %s', (written, expected) => {
    expect(decodeCbor(hex(written))).toEqual(expected);
  });

  it('reads back what it writes', () => {
    const value = {
      text: 'é'.repeat(40),
      list: Array.from({ length: 30 }, (_, nth) => nth * 1.5),
      at: new Date(1500),
      no: false,
      big: 2 ** 40,
      minus: -300,
    };
    expect(decodeCbor(encodeCbor(value))).toEqual(value);
  });

  it('leaves out what is not there', () => {
    expect(decodeCbor(encodeCbor({ a: undefined, b: null, c: 1 }))).toEqual({ c: 1 });
  });

  it.each(['bf6161019fff', '62', '7a7fffffff', '1c', ''])('refuses %s', (written) => {
    expect(() => decodeCbor(hex(written))).toThrow('not valid CBOR');
  });
});
