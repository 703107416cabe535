import { expect, it } from 'vitest';
import { impossibleName, otherKind, unusualName } from '../../src/core/bucket-name.ts';
import { plain } from '../../src/core/words.ts';

it.each(['abc', 'my-bucket', 'my.bucket.1', 'a'.repeat(63)])('%s is an ordinary name', (name) => {
  expect(otherKind(name)).toBeNull();
  expect(impossibleName(name)).toBeNull();
  expect(unusualName(name)).toBeNull();
});

it.each([
  ['My_Old_Bucket', 'no capitals and no underscores'],
  ['a'.repeat(64), 'at most 63 characters'],
  ['a'.repeat(255), 'at most 63 characters'],
  ['-abc', 'begin and end with a letter or digit'],
  ['abc.', 'begin and end with a letter or digit'],
  ['a..b', 'no two dots in a row'],
  ['192.168.0.1', "don't look like an IP address"],
])('%s may be an old bucket, but no new one', (name, why) => {
  expect(impossibleName(name)).toBeNull();
  expect(plain(unusualName(name) ?? [])).toContain(why);
});

it.each([
  ['ab', 'at least 3'],
  ['a'.repeat(256), 'very old ones 255'],
  ['a b', 'only letters, digits'],
  ['bücket', 'only letters, digits'],
  ['a/b', 'only letters, digits'],
])('%s was never a bucket', (name, why) => {
  expect(plain(impossibleName(name) ?? [])).toContain(why);
});

it.each([
  ['x-s3alias', 'access point'],
  ['x--ol-s3', 'Object Lambda'],
  ['x.mrap', 'Multi-Region'],
  ['x--use1-az4--x-s3', 'directory bucket'],
  ['x--table-s3', 'table bucket'],
])('%s is something else', (name, what) => {
  expect(otherKind(name)).toContain(what);
});
