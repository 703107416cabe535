import * as z from 'zod';

/** How the app is set up: what the settings pages, or the manifest, of a real app say. */
export const AppSettings = z.strictObject({
  mode: z.enum(['socket', 'http']).default('socket'),
  /** Where commands, interactions and events go in `http` mode. */
  requestUrl: z.url().nullable().default(null),
  name: z.string().min(1).max(35).default('Cooper'),
  scopes: z
    .array(z.string())
    .readonly()
    .default([
      'app_mentions:read',
      'commands',
      'chat:write',
      'files:write',
      'users:read',
      'users:read.email',
      'usergroups:read',
      'im:history',
      'files:read',
      'channels:read',
      'groups:read',
    ]),
  events: z.array(z.string()).readonly().default(['app_mention', 'message.im', 'app_home_opened']),
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
        description: 'Ask Cooper about a bucket',
        usageHint: 'diagnose <bucket> [key] | help',
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
        callbackId: 'diagnose_message',
        name: 'Diagnose this S3 error',
        description: 'Explain the S3 error in this message',
      },
    ]),
});
export type AppSettings = z.infer<typeof AppSettings>;

/** The parts of an app manifest (v2) that decide what Slack sends to the app. */
const Manifest = z.object({
  display_information: z.object({ name: z.string() }).optional(),
  features: z
    .object({
      slash_commands: z
        .array(
          z.object({
            command: z.string(),
            description: z.string().optional(),
            usage_hint: z.string().optional(),
            should_escape: z.boolean().optional(),
          }),
        )
        .optional(),
      shortcuts: z
        .array(
          z.object({
            type: z.enum(['message', 'global']),
            callback_id: z.string(),
            name: z.string(),
            description: z.string().optional(),
          }),
        )
        .optional(),
    })
    .optional(),
  oauth_config: z
    .object({
      scopes: z
        .object({ bot: z.array(z.string()).optional(), bot_optional: z.array(z.string()).optional() })
        .optional(),
    })
    .optional(),
  settings: z
    .object({
      event_subscriptions: z
        .object({ request_url: z.string().optional(), bot_events: z.array(z.string()).optional() })
        .optional(),
    })
    .optional(),
});

/** The settings of an app with this manifest (already parsed from YAML or JSON), all optional scopes granted. */
export function settingsFromManifest(manifest: unknown): Partial<AppSettings> {
  const { display_information: about, features = {}, oauth_config: oauth, settings } = Manifest.parse(manifest);
  const { bot = [], bot_optional: optional = [] } = oauth?.scopes ?? {};
  return {
    ...(about ? { name: about.name } : {}),
    scopes: [...bot, ...optional],
    events: settings?.event_subscriptions?.bot_events ?? [],
    commands: (features.slash_commands ?? []).map((each) => ({
      command: each.command,
      description: each.description ?? '',
      usageHint: each.usage_hint ?? '',
      shouldEscape: each.should_escape ?? false,
    })),
    shortcuts: (features.shortcuts ?? []).map((each) => ({
      type: each.type,
      callbackId: each.callback_id,
      name: each.name,
      description: each.description ?? '',
    })),
  };
}
