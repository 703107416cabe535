import type { Logger } from 'pino';
import type { AwsFor } from '../aws/clients.ts';

/** Everything a command may touch outside itself. Made once, in main.ts or cli.ts. */
export interface Deps {
  readonly aws: AwsFor;
  readonly now: () => Date;
  readonly log: Logger;
}
