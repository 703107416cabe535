import type { Change, Step } from '../../src/core/change.ts';
import { plain } from '../../src/core/words.ts';
import { byChange, byOthers, type Evidence } from './evidence.ts';
import { people } from './workplace.ts';

/** What is wrong, in a sentence each; nothing where all is as it must be. */
export type Faults = readonly string[];

/** Nothing was sent in these: nobody approved it, it was stopped, or there was something else than was approved. */
const untouched: ReadonlySet<string> = new Set(['draft', 'pending', 'rejected', 'cancelled', 'expired', 'superseded']);

/** Nobody works on it any more; what is tried again by hand is at rest until then. */
export function atRest({ changes }: Evidence): Faults {
  return changes
    .filter(
      ({ state, retryable, notBefore }) =>
        ['approved', 'applying', 'unknown', 'applied'].includes(state) ||
        (state === 'failed' && retryable && notBefore !== null),
    )
    .map(({ id, state }) => `${id} is still ${state}`);
}

/** Exactly one change of the document for each step that is done, two for one that was taken back, none otherwise. */
export function counted(evidence: Evidence): Faults {
  const sessions = new Set(evidence.changes.map(({ id }) => `cooper-${id}`));
  const strange = evidence.mutations.filter(({ sessionName }) => sessionName !== null && !sessions.has(sessionName));
  return [
    ...strange.map(({ sessionName }) => `somebody wrote as ${sessionName}`),
    ...evidence.changes.flatMap((change) => [
      ...change.steps.flatMap((step) => countedStep(evidence, change, step)),
      ...elsewhere(evidence, change),
    ]),
  ];
}

function countedStep(evidence: Evidence, change: Change, step: Step): Faults {
  const written = ofStep(evidence, change, step).length;
  const [least, most] = allowed(evidence, change, step);
  if (written >= least && written <= most) return [];
  const wanted = least === most ? `${least}` : `${least} to ${most}`;
  return [
    `${change.id} is ${change.state}, its ${step.setting} ${step.state} (${step.attempts} sent): written ${written} times, not ${wanted}`,
  ];
}

const ofStep = (evidence: Evidence, change: Change, { setting, place }: Step) =>
  byChange(evidence, change).filter((one) => one.setting === setting && one.bucket === place.bucket);

/** At least, and at most. */
function allowed(evidence: Evidence, { state }: Change, step: Step): readonly [number, number] {
  if (untouched.has(state)) return [0, 0];
  switch (step.state) {
    case 'waiting':
      return [0, 0];
    case 'refused':
      return [0, 0];
    case 'verified':
    case 'written':
      return [1, 1];
    case 'undone':
      return [2, 2];
    // Somebody wrote in between, so one can't tell from AWS alone; but each of ours was made once.
    case 'stuck':
      return isTouched(evidence, step) ? [0, 2] : [1, 2];
    case 'sending':
    case 'undoing':
      return [0, -1];
  }
}

const isTouched = (evidence: Evidence, { setting, place }: Step): boolean =>
  byOthers(evidence).some((one) => one.setting === setting && one.bucket === place.bucket);

/** A change writes its own settings, and nothing else. */
function elsewhere(evidence: Evidence, change: Change): Faults {
  const own = new Set(change.steps.map(({ place, setting }) => `${place.bucket} ${setting}`));
  return byChange(evidence, change)
    .filter(({ bucket, setting }) => !own.has(`${bucket} ${setting}`))
    .map(({ bucket, setting }) => `${change.id} wrote ${setting} of ${bucket}, which is none of its steps`);
}

/** Before each intent to write stand the approvals that it needs: of this digest, of different people, who may. */
export function approved({ changes, audit, schedule }: Evidence): Faults {
  return changes.flatMap((change) => {
    const intents = audit.filter(({ changeId, event }) => changeId === change.id && event === 'write.intended');
    return intents.flatMap(({ seq }) => {
      const given = new Set(
        audit
          .filter((row) => row.seq < seq && row.event === 'approval.given' && row.payload['digest'] === change.digest)
          .flatMap(({ actor }) => (actor.is === 'slack' ? [actor.user] : [])),
      );
      const strangers = [...given].filter((user) => !people.approvers.some((one) => one === user));
      return [
        ...strangers.map((user) => `${change.id} was approved by ${user}, who may not`),
        ...(given.size >= schedule.count
          ? []
          : [`${change.id} wrote with ${given.size} of ${schedule.count} approvals`]),
      ];
    });
  });
}

/** Every write was intended, in the log, before it was made. */
export function intended(evidence: Evidence): Faults {
  return evidence.changes.flatMap((change) => {
    const events = evidence.audit.filter(({ changeId }) => changeId === change.id);
    const intents = events.filter(({ event }) => /^write\.(undo-)?intended$/.test(event)).length;
    const made = byChange(evidence, change).length;
    return made <= intents ? [] : [`${change.id} wrote ${made} times, with ${intents} intents in the log`];
  });
}

/** Whatever the machines do, what was approved and met no refusal of AWS and nobody else's writes is done in the end. */
export function notLost(evidence: Evidence): Faults {
  const { schedule, changes } = evidence;
  const isQuiet = !schedule.events.some((event) =>
    ['aws', 'drift', 'reject', 'cancel', 'preview anew', 'slack'].includes(event.do),
  );
  if (!isQuiet || !schedule.insist) return [];
  const [first] = changes.filter(({ state }) => state !== 'draft');
  if (first === undefined) return ['nothing was requested'];
  // Two processes died at the same write, AWS was busy for longer than anybody waits, or another schedule's lockdown came
  // between two steps: then a person is asked.
  const isTold =
    first.state === 'failed' && /sent twice|busy|could not be read|locked down/.test(plain(first.why ?? []));
  // Who may approve is asked again before it is applied, and Slack may not answer: then nobody may.
  const isClosed = first.state === 'cancelled' && /by now/.test(plain(first.why ?? []));
  return first.state === 'verified' || first.state === 'undone' || isTold || isClosed
    ? []
    : [`${first.id} is ${first.state}: it was lost`];
}
