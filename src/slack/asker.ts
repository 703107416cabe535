import type { Asker } from '../core/actor.ts';
import type { Who } from './people.ts';
import type { Place } from './reply.ts';

/** Who asks, and where the answer belongs. A team that Slack did not say is no team: `people` lets nobody of it in. */
export function askerOf({ user, team }: Who, { channel, thread }: Place): Asker {
  const known = team ?? '';
  return {
    actor: { is: 'slack', team: known, user },
    origin: { face: 'slack', team: known, channel, thread },
  };
}
