import type { Logger } from 'pino';
import type { AwsFor } from '../aws/clients.ts';
import type { ChangeDeps } from '../changes/deps.ts';
import type { Rules } from '../changes/rules/config.ts';

/** Everything a command may touch outside itself. Made once, in main.ts or cli.ts. */
export interface Deps {
  readonly aws: AwsFor;
  readonly now: () => Date;
  readonly log: Logger;
  /** Who may change what, for `config check`. */
  readonly rules?: () => Rules;
  /** What changes need, opened when it is first wanted. Throws `Refusal` where it can't be. Not given: nothing is changed here. */
  readonly changing?: () => Promise<ChangeDeps>;
}
