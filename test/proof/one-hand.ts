import type { AuditRow } from '../../src/core/audit-chain.ts';
import type { Evidence } from './evidence.ts';
import type { Faults } from './model.ts';

type State = 'waiting' | 'sending' | 'written' | 'verified' | 'undoing' | 'undone' | 'stuck';

/** Where each event of a step may come from, and where it may lead. What was refused may wait for another try. */
const legal: Readonly<Record<string, readonly [from: readonly State[], to: readonly State[]]>> = {
  // A later step is sent once more without waiting in between: the change is half made.
  'write.intended': [['waiting', 'sending'], ['sending']],
  'write.unsent': [
    ['sending', 'undoing'],
    ['waiting', 'sending', 'written', 'verified'],
  ],
  'write.refused': [['waiting', 'sending'], ['waiting']],
  'write.lost': [
    ['sending', 'waiting'],
    ['waiting', 'stuck'],
  ],
  // What was sent once, and is looked for again before it is sent once more.
  'write.unsure': [['waiting'], ['sending']],
  'write.drifted': [['sending', 'waiting'], ['stuck']],
  'write.done': [['sending', 'waiting'], ['written']],
  'write.verified': [['written'], ['verified']],
  'write.differs': [['written', 'verified'], ['stuck']],
  'write.undo-intended': [['written', 'verified'], ['undoing']],
  'undo.written': [['undoing'], ['written']],
  'undo.undone': [['undoing'], ['undone']],
  'undo.stuck': [['written', 'verified', 'undoing'], ['stuck']],
};

/**
 * What was written down of each step could be one process's work: whoever stood still while another one took over adds
 * nothing any more.
 */
export function inOneHand({ changes, audit }: Evidence): Faults {
  return changes.flatMap(({ id, steps }) =>
    steps.flatMap(({ nth, setting }) => {
      const own = audit.filter(
        ({ changeId, event, payload }) => changeId === id && event in legal && payload['step'] === nth,
      );
      return broken(own).map((said) => `${setting} of ${id}: ${said}`);
    }),
  );
}

/** Follows all ways that the events leave open. */
function broken(events: readonly AuditRow[]): Faults {
  let states: readonly State[] = ['waiting'];
  for (const { event } of events) {
    const [from, to] = legal[event] ?? [[], []];
    if (!states.some((state) => from.includes(state))) return [`${event} although it was ${states.join(' or ')}`];
    states = to;
  }
  return [];
}
