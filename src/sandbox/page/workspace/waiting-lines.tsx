import { type Dispatch, useEffect } from 'react';
import type { AppInfo } from '../../slack/protocol.ts';
import type { PageEvent, Waiting } from '../state/state.ts';
import { BarrelMark } from '../ui/avatar.tsx';

interface Props {
  readonly waiting: readonly Waiting[];
  readonly app: AppInfo | null;
  readonly dispatch: Dispatch<PageEvent>;
}

/** Milliseconds after which an unanswered question is no longer shown as being worked on. */
const most = 60_000;

/** One line for each question that the app is still working on. */
export function WaitingLines({ waiting, app, dispatch }: Props) {
  return waiting.map((one) => <WaitingLine key={one.id} waiting={one} app={app} dispatch={dispatch} />);
}

interface LineProps extends Omit<Props, 'waiting'> {
  readonly waiting: Waiting;
}

function WaitingLine({ waiting: { id, text }, app, dispatch }: LineProps) {
  useEffect(() => {
    const timer = setTimeout(() => dispatch({ type: 'gave_up', id }), most);
    return () => clearTimeout(timer);
  }, [dispatch, id]);

  return (
    <div className="waiting" role="status">
      <BarrelMark className="avatar avatar--small avatar--app" />
      <span className="waiting__name">{app?.name ?? 'The app'} is working on</span>
      <code dir="auto">{text}</code>
      <span className="waiting__dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
    </div>
  );
}
