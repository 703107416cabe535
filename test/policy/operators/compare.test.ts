import { describe, expect, it } from 'vitest';
import { bytesOf, momentOf, numberOf, truthOf } from '../../../src/policy/operators/compare.ts';

const utc = (text: string) => Date.parse(text);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
describe('numbers', () => {
  it.each([
    ['5', 5],
    ['+5', 5],
    ['-5', -5],
    ['05', 5],
    [' 5 ', 5],
    ['5.', 5],
    ['.5', 0.5],
    ['.25', 0.25],
    ['12.75', 12.75],
    ['1e3', 1000],
    ['1E+3', 1000],
    ['15e-1', 1.5],
    ['1e12', 1e12],
  ])('%j is one', (text, wanted) => {
    expect(numberOf(text)).toBe(wanted);
  });

  it.each(['', '.', 'five', '5x', 'x5', '0x10', '1e', 'e3', '.x', '1ex', '1,5', '1 2', 'Infinity', 'NaN'])(
    '%j is none',
    (text) => {
      expect(numberOf(text)).toBeNull();
    },
  );
});

describe('moments', () => {
  it.each([
    ['2026', utc('2026-01-01T00:00:00Z')],
    ['2026-07', utc('2026-07-01T00:00:00Z')],
    ['2026-07-09', utc('2026-07-09T00:00:00Z')],
    [' 2026-07-09 ', utc('2026-07-09T00:00:00Z')],
    ['2026-07-09T10:20', utc('2026-07-09T10:20:00Z')],
    ['2026-07-09T10:20Z', utc('2026-07-09T10:20:00Z')],
    ['2026-07-09t10:20:30z', utc('2026-07-09T10:20:30Z')],
    ['2026-07-09 10:20:30', utc('2026-07-09T10:20:30Z')],
    ['2026-07-09T10:20:30.5Z', utc('2026-07-09T10:20:30.500Z')],
    ['2026-07-09T10:20:30,25Z', utc('2026-07-09T10:20:30.250Z')],
    ['2026-07-09T10:20:30.123456789Z', utc('2026-07-09T10:20:30.123Z')],
    ['2026-07-09T10:20:30+02:00', utc('2026-07-09T08:20:30Z')],
    ['2026-07-09T10:20:30+0230', utc('2026-07-09T07:50:30Z')],
    ['2026-07-09T10:20:30-02', utc('2026-07-09T12:20:30Z')],
    ['2026-07-09T10:20:30 Z', utc('2026-07-09T10:20:30Z')],
    ['0', 0],
    ['-1', -1000],
    ['1782864000', utc('2026-07-01T00:00:00Z')],
    ['1782864000.25', utc('2026-07-01T00:00:00.250Z')],
    [' 1782864000 ', utc('2026-07-01T00:00:00Z')],
  ])('%j is one', (text, wanted) => {
    expect(momentOf(text)).toBe(wanted);
  });

  it.each([
    '',
    'today',
    '2026-13-01',
    '2026-07-09x',
    'x2026-07-09',
    '26-07-09',
    '2026-7-9',
    '2026-07-09T10',
    '2026-07-09T25:00',
    '2026-07-09T10:20:30+2',
    '1782864000.x',
    '1782864000s',
    'x1782864000',
    '1782864000.2.5',
    '12345.',
  ])('%j is none', (text) => {
    expect(momentOf(text)).toBeNull();
  });
});

it.each([
  ['true', true],
  ['TRUE', true],
  [' False ', false],
  ['yes', null],
  ['1', null],
  ['', null],
])('%j as truth: %s', (text, wanted) => {
  expect(truthOf(text)).toBe(wanted);
});

it.each([
  ['QQ==', '41'],
  ['QQ', '41'],
  ['Q Q=\n=', null],
  ['QU\nJD', '414243'],
  ['+/+/', 'fbffbf'],
  ['', ''],
  ['QQ==QQ==', null],
  ['Q-Q', null],
  ['!QQ', null],
  ['QQ===', null],
])('%j as base64 bytes: %s', (text, wanted) => {
  expect(bytesOf(text)).toBe(wanted);
});
