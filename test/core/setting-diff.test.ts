import { describe, expect, it } from 'vitest';
import { settingDiff } from '../../src/core/setting-diff.ts';
import type { Json } from '../../src/core/json.ts';

const place = { account: '111122223333', region: 'us-east-1', bucket: 'cooper-media' };
const diff = (before: Json, after: Json) => settingDiff({ place, setting: 'versioning', before, after });
const signed = (before: Json, after: Json) => diff(before, after).lines.map(({ sign, text }) => `${sign}${text}`);

describe('the diff of a setting', () => {
  it.each<[string, Json, Json, readonly string[]]>([
    [
      'what stays, goes and comes',
      { a: 1, b: 2 },
      { a: 1, b: 3 },
      [' {', '   "a": 1,', '-  "b": 2', '+  "b": 3', ' }'],
    ],
    ['what was not there comes whole', null, { a: 1 }, ['+{', '+  "a": 1', '+}']],
    ['what is taken away goes whole', { a: 1 }, null, ['-{', '-  "a": 1', '-}']],
    ['keys keep AWS’s order', { z: 1, a: 1 }, { z: 1, a: 1 }, [' {', '   "z": 1,', '   "a": 1', ' }']],
  ])('shows %s', (_name, before, after, lines) => {
    expect(signed(before, after)).toEqual(lines);
  });

  it('says of what it is: a bucket, or a whole account', () => {
    expect(diff(null, {}).title).toMatch(/versioning of cooper-media$/i);
    const of = { setting: 'accountPublicAccessBlock', before: null, after: {} } as const;
    expect(settingDiff({ ...of, place: { ...place, bucket: null } }).title).toMatch(/account 111122223333$/);
  });
});
