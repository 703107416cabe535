import type { Actor, Asker } from '../core/actor.ts';
import type { JsonObject } from '../core/json.ts';
import { noteAudit } from '../store/audit.ts';
import type { Trx } from '../store/open.ts';
import type { ChangeDeps } from './deps.ts';

/** Who did it and where, as the audit log has it. */
export interface By {
  readonly actor: Actor;
  readonly team: string | null;
  readonly channel: string | null;
}

export const cooper: By = { actor: { is: 'cooper' }, team: null, channel: null };

export function byAsker({ actor, origin }: Asker): By {
  return origin.face === 'slack'
    ? { actor, team: origin.team, channel: origin.channel }
    : { actor, team: null, channel: null };
}

interface Happened {
  readonly by: By;
  /** `change.approved`, `write.sent`, `refused` … */
  readonly event: string;
  readonly changeId: string | null;
  readonly payload: JsonObject;
}

/** Adds to the audit log, in the transaction of what happened and at its end. */
export async function record(
  trx: Trx,
  { auditKey }: Pick<ChangeDeps, 'auditKey'>,
  { by, event, changeId, payload }: Happened,
): Promise<void> {
  noteAudit(trx, auditKey, { ...by, event, changeId, payload });
}

/** Somebody is shown all of a change. */
export const recordViewed = (deps: ChangeDeps, asker: Asker, changeId: string): Promise<void> =>
  recordAlone(deps, { by: byAsker(asker), event: 'read.sensitive', changeId, payload: { what: 'details' } });

/** For what is no part of a move: refusals, and reads of what is sensitive. */
export function recordAlone(deps: Pick<ChangeDeps, 'auditKey' | 'store'>, happened: Happened): Promise<void> {
  return deps.store.transaction((trx) => record(trx, deps, happened));
}
