import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { home } from '../blocks/home.ts';
import { homeChanges } from '../changes/home-changes.ts';
import type { Desk } from '../desk.ts';

type Args = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** The Home tab. The same event also comes for the Messages tab, which needs nothing. */
export const openedHome =
  (desk: Desk) =>
  async ({ event, client, context }: Args): Promise<void> => {
    if (event.tab !== 'home') return;
    const who = { user: event.user, team: context.teamId ?? null };
    const view = home(desk.commands, await homeChanges(desk, who));
    await client.views.publish({ user_id: event.user, view });
  };
