import * as z from 'zod';

/**
 * How the app is set up: what the settings pages, or the manifest, of a real app say. The defaults are what Cooper's own
 * manifest says; a test compares them.
 */
export const AppSettings = z.strictObject({
  mode: z.enum(['socket', 'http']).default('socket'),
  /** Where commands, interactions and events go in `http` mode. */
  requestUrl: z.url().nullable().default(null),
  name: z.string().min(1).max(35).default('Cooper'),
  scopes: z
    .array(z.string())
    .readonly()
    .default(['app_mentions:read', 'chat:write', 'commands', 'usergroups:read', 'users:read', 'im:history']),
  events: z.array(z.string()).readonly().default(['app_home_opened', 'app_mention', 'message.im']),
  commands: z
    .array(
      z.strictObject({
        command: z.string().regex(/^\/[^\s/]{1,31}$/),
        description: z.string().max(2000).default(''),
        usageHint: z.string().max(1000).default(''),
        shouldEscape: z.boolean().default(false),
      }),
    )
    .max(50)
    .readonly()
    .default([
      {
        command: '/s3',
        description: 'Ask Cooper about an S3 bucket or object',
        usageHint: 'diagnose <bucket> [key] | fix <remedy> <bucket> | changes | help',
        shouldEscape: true,
      },
    ]),
  shortcuts: z
    .array(
      z.strictObject({
        type: z.enum(['message', 'global']),
        callbackId: z.string().min(1).max(255),
        name: z.string().min(1).max(24),
        description: z.string().max(150).default(''),
      }),
    )
    .max(10)
    .readonly()
    .default([
      {
        type: 'message',
        callbackId: 'diagnose_error',
        name: 'Diagnose this S3 error',
        description: 'Find the S3 address in this message and explain what stands in the way',
      },
    ]),
});
export type AppSettings = z.infer<typeof AppSettings>;

const texts = z.array(z.string()).default([]);
const words = z.string().default('');

/** The parts of an app manifest (v2) that decide what Slack sends to the app. */
const Manifest = z.object({
  display_information: z.object({ name: z.string() }),
  features: z
    .object({
      slash_commands: z
        .array(
          z.object({
            command: z.string(),
            description: words,
            usage_hint: words,
            should_escape: z.boolean().default(false),
          }),
        )
        .default([]),
      shortcuts: z
        .array(
          z.object({
            type: z.enum(['message', 'global']),
            callback_id: z.string(),
            name: z.string(),
            description: words,
          }),
        )
        .default([]),
    })
    .prefault({}),
  oauth_config: z.object({ scopes: z.object({ bot: texts, bot_optional: texts }).prefault({}) }).prefault({}),
  settings: z.object({ event_subscriptions: z.object({ bot_events: texts }).prefault({}) }).prefault({}),
});

/** The settings of an app with this manifest (already parsed from YAML or JSON), all optional scopes granted. */
export function settingsFromManifest(manifest: unknown): Partial<AppSettings> {
  const { display_information: about, features, oauth_config: oauth, settings } = Manifest.parse(manifest);
  return {
    name: about.name,
    scopes: [...oauth.scopes.bot, ...oauth.scopes.bot_optional],
    events: settings.event_subscriptions.bot_events,
    commands: features.slash_commands.map(({ command, description, usage_hint: usageHint, should_escape }) => ({
      command,
      description,
      usageHint,
      shouldEscape: should_escape,
    })),
    shortcuts: features.shortcuts.map(({ type, callback_id: callbackId, name, description }) => ({
      type,
      callbackId,
      name,
      description,
    })),
  };
}
