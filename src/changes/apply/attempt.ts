import type { Step, StepState } from '../../core/change.ts';
import { digestOf } from '../../core/canonical.ts';
import type { JsonObject } from '../../core/json.ts';
import { updateStep } from '../../store/changes.ts';
import type { Trx } from '../../store/open.ts';
import type { ChangeDeps } from '../deps.ts';
import { cooper, record } from '../record.ts';
import type { Lease } from './lease.ts';

/** One process at work on one change. */
export interface Attempt {
  readonly deps: ChangeDeps;
  readonly id: string;
  readonly lease: Lease;
  /** Somebody else claimed it, whenever that was, and left it behind. */
  readonly takenOver: boolean;
  /** How often AWS said «not now» to a step, by its number. */
  readonly busy: Map<Step['nth'], number>;
}

/** Another process has taken over: whatever this one still wants to do, it must not. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

interface To {
  readonly state: StepState;
  readonly attempts?: number;
  readonly requestId?: string | null;
  readonly why?: string | null;
  readonly found?: Step['found'];
}

/** Moves a step on, with its event. Throws `Overtaken` when this attempt is not the one any more. */
export async function moveStep(
  trx: Trx,
  { deps, id, lease }: Attempt,
  step: Step,
  to: To,
  event: { readonly name: string; readonly payload?: JsonObject },
): Promise<void> {
  const isOurs = await updateStep(trx, { changeId: id, nth: step.nth, fence: lease.fence }, to);
  if (!isOurs) throw new Overtaken(`${id} is worked on by somebody else`);
  const { place, setting } = step;
  const why = to.why === undefined || to.why === null ? {} : { why: to.why };
  const requestId = to.requestId === undefined || to.requestId === null ? {} : { requestId: to.requestId };
  const payload = { step: step.nth, setting, place: { ...place }, ...why, ...requestId, ...event.payload };
  await record(trx, deps, { by: cooper, event: event.name, changeId: id, payload });
}

/** What an intent says of a write: enough to recognise its outcome in AWS. */
export const intentOf = (from: Step['before'], to: Step['after']): JsonObject => ({
  from: digestOf(from),
  to: digestOf(to),
});
