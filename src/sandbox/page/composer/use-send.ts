import { type Dispatch, useContext, useRef } from 'react';
import type { Channel } from '../../slack/protocol.ts';
import type { PageEvent, PageState } from '../state/state.ts';
import { TalkContext } from '../talk/talk.ts';
import { remember } from './history.ts';

interface Sending {
  readonly channel: Channel;
  readonly threadTs: string | null;
  readonly state: PageState;
  readonly dispatch: Dispatch<PageEvent>;
}

/** Sends a text, and shows that the app was asked until it answers. */
export function useSend({ channel, threadTs, state: { app }, dispatch }: Sending): (text: string) => void {
  const { send } = useContext(TalkContext);
  const asked = useRef(0);

  async function say(text: string): Promise<void> {
    const at = Date.now() / 1000;
    asked.current += 1;
    const id = asked.current;
    remember(channel.id, text);
    const isForApp = app !== null && (text.startsWith('/') || text.includes(`@${app.name}`));
    if (isForApp) dispatch({ type: 'asked', waiting: { id, channel: channel.id, threadTs, text, at } });
    const answer = await send({ do: 'say', channel: channel.id, threadTs, text });
    if (answer.ok) return;
    dispatch({ type: 'gave_up', id });
    dispatch({ type: 'told', notice: { channel: channel.id, threadTs, text: answer.error, at } });
  }

  return (text) => void say(text);
}
