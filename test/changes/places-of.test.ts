import { describe, expect, it } from 'vitest';
import { inputAt, inputKey, placeKey } from '../../src/changes/inputs.ts';
import { placesOf } from '../../src/changes/places-of.ts';
import type { Place } from '../../src/core/change.ts';

const media: Place = { account: '111122223333', region: 'us-east-1', bucket: 'cooper-media' };
const logs: Place = { account: '111122223333', region: 'eu-west-1', bucket: 'cooper-logs' };
const whole: Place = { account: '111122223333', region: 'us-east-1', bucket: null };

describe('the places of a change', () => {
  it.each<[string, Place, readonly string[], readonly Place[]]>([
    ['its own', media, [inputKey(media, 'policy'), inputKey(media, 'acl')], [media]],
    [
      'its own first, whatever was read before it',
      media,
      [inputKey(logs, 'acl'), inputKey(media, 'acl')],
      [media, logs],
    ],
    ['those that were only looked at too', media, [inputKey(logs, 'policy')], [media, logs]],
    ['its own, although nothing was read', media, [], [media]],
    ['an account as a whole', whole, [inputKey(whole, 'accountPublicAccessBlock')], [whole]],
  ])('are %s', (_name, place, keys, places) => {
    const inputs = Object.fromEntries(keys.map((key) => [key, 'digest']));
    expect(placesOf({ place, inputs })).toEqual(places);
  });
});

describe('the key of an input', () => {
  it.each([media, logs, whole])('reads back: $account $bucket', (place) => {
    expect(inputAt(inputKey(place, 'policy'))).toEqual({ place, name: 'policy' });
  });

  it('a bucket of the same name in another account is another place', () => {
    expect(placeKey(media)).not.toBe(placeKey({ ...media, account: '444455556666' }));
    expect(placeKey(whole)).toBe('111122223333');
  });
});
