import { describe, expect, it } from 'vitest';
import { folderOf, meant, nearestKeys, parentOf } from '../../src/aws/near.ts';

describe('nearestKeys', () => {
  it.each([
    ['/reports/a.csv', 'reports/a.csv'],
    ['Reports/A.CSV', 'reports/a.csv'],
    ['my%20file.txt', 'my file.txt'],
    ['caf\u0065\u0301.txt', 'caf\u00e9.txt'],
    ['reports/a.csv ', 'reports/a.csv'],
    ['reports/a.csv/', 'reports/a.csv'],
    ['reports/a.cvs', 'reports/a.csv'],
  ])('%j is taken for %j', (asked, there) => {
    expect(nearestKeys(asked, ['entirely/different/thing.parquet', there])).toEqual([there]);
  });

  it('never offers the very key that was asked for', () => {
    expect(nearestKeys('a.csv', ['a.csv'])).toEqual([]);
  });

  it('gives the twenty nearest, the nearest first, the same each time', () => {
    const keys = Array.from({ length: 50 }, (_, nth) => `report-${String(nth).padStart(2, '0')}.csv`);
    const near = nearestKeys('report-07.cs', keys.toReversed());
    expect(near).toHaveLength(20);
    expect(near[0]).toBe('report-07.csv');
    expect(near).toEqual(nearestKeys('report-07.cs', keys));
  });

  it('a key with a broken percent sign is taken as it is', () => {
    expect(meant('100%.txt')).toBe('100%.txt');
  });
});

it.each([
  ['a/b/c', 'a/b/'],
  ['a/', 'a/'],
  ['a', ''],
])('the folder of %s is %j', (key, folder) => {
  expect(folderOf(key)).toBe(folder);
});

it.each([
  ['a/b/', 'a/'],
  ['a/', ''],
])('the folder around %s is %j', (folder, around) => {
  expect(parentOf(folder)).toBe(around);
});
