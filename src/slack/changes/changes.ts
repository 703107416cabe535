import type { Acting } from '../../core/acting.ts';
import type { ChangeView } from '../../core/change-view.ts';
import type { SigningKeys } from './signed-value.ts';

/** What the Slack face needs so that people can change things from it. */
export interface Changes {
  readonly acting: Acting;
  readonly keys: SigningKeys;
  /** For the App Home; without it, the Home says nothing of changes. */
  readonly home?: () => Promise<HomeChanges>;
}

export interface HomeChanges {
  /** Those that wait for approval, and recent ones; newest first. */
  readonly open: readonly ChangeView[];
  readonly lockdown: boolean;
}
