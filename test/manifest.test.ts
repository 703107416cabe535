import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { names } from '../src/slack/names.ts';
import { heard } from './slack/heard.ts';

interface Manifest {
  readonly _metadata: { readonly major_version: number };
  readonly display_information: Record<'name' | 'description' | 'long_description', string>;
  readonly features: {
    readonly slash_commands: readonly Record<'command' | 'description' | 'usage_hint', string>[];
    readonly shortcuts: readonly Record<'type' | 'callback_id' | 'name' | 'description', string>[];
  };
  readonly oauth_config: { readonly scopes: Record<'bot' | 'bot_optional', readonly string[]> };
  readonly settings: {
    readonly socket_mode_enabled: boolean;
    readonly interactivity: { readonly is_enabled: boolean };
    readonly event_subscriptions: { readonly bot_events: readonly string[] };
  };
}

const manifest = parse(readFileSync('manifest.yml', 'utf8')) as Manifest;
const { features, oauth_config: oauth, settings } = manifest;

it('declares the commands, shortcuts and events that the code listens to, and no others', () => {
  const { commands, shortcuts, events } = heard();
  expect(features.slash_commands.map(({ command }) => command)).toEqual(commands);
  expect(features.shortcuts.map(({ callback_id: id }) => id)).toEqual(shortcuts);
  const asHeard = settings.event_subscriptions.bot_events.map((name) => name.replace(/^message\..*/, 'message'));
  expect(asHeard.toSorted()).toEqual(events.toSorted());
  expect(settings.event_subscriptions.bot_events).toEqual(names.events);
});

it('lets buttons and Socket Mode work', () => {
  expect(settings.interactivity.is_enabled).toBe(true);
  expect(settings.socket_mode_enabled).toBe(true);
  expect(manifest._metadata.major_version).toBe(2);
});

it('asks for few scopes, and never to read channels', () => {
  const { bot, bot_optional: optional } = oauth.scopes;
  expect([...bot, ...optional].length).toBeLessThanOrEqual(10);
  expect([...bot, ...optional].filter((scope) => scope.endsWith(':history'))).toEqual(['im:history']);
});

// slackapi/manifest-schema, schemas/manifest.schema.2.0.0.json
it.each([
  ['the name', [manifest.display_information.name], 35],
  ['the description', [manifest.display_information.description], 140],
  ['the long description', [manifest.display_information.long_description], 4000],
  ['a command', features.slash_commands.map(({ command }) => command), 32],
  ["a command's description", features.slash_commands.map(({ description }) => description), 2000],
  ["a command's hint", features.slash_commands.map(({ usage_hint: hint }) => hint), 1000],
  ["a shortcut's name", features.shortcuts.map(({ name }) => name), 24],
  ["a shortcut's description", features.shortcuts.map(({ description }) => description), 150],
])('keeps %s within what Slack takes', (_what, texts, most) => {
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) expect(text.length).toBeLessThanOrEqual(most);
});
