import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { home } from '../blocks/home.ts';
import type { Desk } from '../desk.ts';

type Args = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** The Home tab. The same event also comes for the Messages tab, which needs nothing. */
export const openedHome =
  (desk: Desk) =>
  async ({ event, client }: Args): Promise<void> => {
    if (event.tab !== 'home') return;
    await client.views.publish({ user_id: event.user, view: home(desk.commands) });
  };
