import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { Refusal } from '../core/errors.ts';
import { code, words } from '../core/words.ts';

/** Who we are in the workspace. */
export interface Self {
  readonly botToken: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly teamId: string;
}

/** Checks the bot's token. Throws `Refusal` when Slack refuses it or can't be reached. */
export async function whoAmI(client: WebClient, botToken: string): Promise<Self> {
  const { bot_id, user_id, team_id } = await client.auth.test().catch((error: unknown) => {
    throw refusedToken('SLACK_BOT_TOKEN', 'xoxb-', error);
  });
  if (bot_id === undefined || user_id === undefined || team_id === undefined)
    throw new Refusal(
      words`${code('SLACK_BOT_TOKEN')} is not a bot's token.`,
      words`Take the one that begins with ${code('xoxb-')}, from «OAuth & Permissions» of the Slack app.`,
    );
  return { botToken, botId: bot_id, botUserId: user_id, teamId: team_id };
}

/** The reader is whoever starts Cooper: it names the setting, never the token. */
export function refusedToken(setting: string, begins: string, error: unknown): Refusal {
  const refusal =
    error instanceof WebAPIPlatformError
      ? new Refusal(
          words`Slack refuses ${code(setting)}: ${code(error.data.error)}.`,
          words`Set it to the token that begins with ${code(begins)}; the Slack app's pages show it.`,
        )
      : new Refusal(
          words`Slack could not be reached: ${code(error instanceof Error ? error.message : String(error))}.`,
          words`Check the network and ${code('SLACK_API_URL')}, then start Cooper again.`,
        );
  refusal.cause = error;
  return refusal;
}
