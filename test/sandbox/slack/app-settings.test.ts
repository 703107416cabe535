import { expect, it } from 'vitest';
import { AppSettings, settingsFromManifest } from '../../../src/sandbox/slack/app-settings.ts';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';

it('sets the app up as Cooper’s manifest does, unless told otherwise', () => {
  const manifest: unknown = parse(readFileSync('manifest.yml', 'utf8'));
  expect(AppSettings.parse({})).toMatchObject(settingsFromManifest(manifest));
});
