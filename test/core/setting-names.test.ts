import { describe, expect, it } from 'vitest';
import { settings } from '../../src/aws/settings/index.ts';
import { isSettingName } from '../../src/core/setting-names.ts';

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
