import { describe, expect, it } from 'vitest';
import { settings } from '../../src/aws/settings/index.ts';
import { isSettingName, settingAt } from '../../src/core/setting-names.ts';

const place = { account: '111122223333', bucket: 'logs' };

it.each([
  ['policy', place, 'Bucket policy of logs'],
  ['publicAccessBlock', place, 'Block Public Access of logs'],
  ['accountPublicAccessBlock', place, 'Block Public Access of account 111122223333'],
  ['accountPublicAccessBlock', { ...place, bucket: null }, 'Block Public Access of account 111122223333'],
  ['kmsKeyPolicy', place, 'kmsKeyPolicy of logs'],
])('%s is called as people call it, by where it really is', (name, where, called) => {
  expect(settingAt(name, where)).toBe(called);
});

describe('the name of a setting', () => {
  it.each(settings.map(({ name }) => name))('is %s', (name) => {
    expect(isSettingName(name)).toBe(true);
  });

  it.each(['', 'Policy', 'bucket', 'owner', 'caller', 'kmsKey', 'toString', '__proto__', 'constructor'])(
    'is not %j',
    (name) => {
      expect(isSettingName(name)).toBe(false);
    },
  );
});
