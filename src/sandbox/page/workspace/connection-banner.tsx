import { useEffect, useState } from 'react';
import type { AppInfo } from '../../slack/protocol.ts';
import type { PageState } from '../state/state.ts';

interface Props {
  readonly connection: PageState['connection'];
  readonly app: AppInfo | null;
}

/** Milliseconds for which a lost connection is nobody's business: most come back at once. */
const patience = 700;

/** Says when the sandbox is gone, or the app is. */
export function ConnectionBanner({ connection, app }: Props) {
  const [isLate, setLate] = useState(false);
  const isLost = connection !== 'open';
  useEffect(() => {
    setLate(false);
    if (!isLost) return undefined;
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, [isLost]);

  const text = isLost && isLate ? 'Connection lost. Trying again…' : appText(isLost, app);
  return (
    <div className={text === null ? 'banner' : 'banner banner--shown'} role="status" aria-label="Connection">
      {text}
    </div>
  );
}

function appText(isLost: boolean, app: AppInfo | null): string | null {
  if (isLost || app === null || app.connected) return null;
  return `${app.name} is not connected: questions will not be answered until it is.`;
}
