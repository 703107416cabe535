import type { Act, Acted, Acting } from '../../../src/core/acting.ts';
import type { ChangeView } from '../../../src/core/change-view.ts';
import { Refusal } from '../../../src/core/errors.ts';
import { words } from '../../../src/core/words.ts';
import { approval } from './view.ts';

type Refused = Parameters<Acting['refused']>[0];
type Viewed = Parameters<Acting['viewed']>[0];

/** The life of changes as far as a face can tell: in memory, everybody may do everything, and all of it is written down. */
export interface FakeActing extends Acting {
  readonly all: Map<string, ChangeView>;
  readonly acts: Act[];
  readonly refusals: Refused[];
  readonly views: Viewed[];
  /** What the next act answers in place of doing anything. */
  answer: (() => Promise<Acted>) | null;
  /** What every look-up fails with. */
  broken: Error | null;
  /** What recording a view fails with. */
  unrecorded: Error | null;
}

export function fakeActing(): FakeActing {
  const acting: FakeActing = {
    all: new Map(),
    acts: [],
    refusals: [],
    views: [],
    answer: null,
    broken: null,
    unrecorded: null,
    async act(of) {
      acting.acts.push(of);
      const { answer } = acting;
      acting.answer = null;
      return answer === null ? done(acting.all, of) : answer();
    },
    async view(id) {
      if (acting.broken !== null) throw acting.broken;
      return acting.all.get(id) ?? null;
    },
    refused: async (of) => void acting.refusals.push(of),
    async viewed(of) {
      if (acting.unrecorded !== null) throw acting.unrecorded;
      acting.views.push(of);
    },
  };
  return acting;
}

function done(all: Map<string, ChangeView>, { verb, changeId, asker }: Act): Acted {
  const before = all.get(changeId);
  if (before === undefined) throw new Refusal(words`There is no such change.`, words`Look again.`);
  const view = after(before, verb, asker.actor);
  all.set(view.change.id, view);
  return { view, moved: true, aside: null };
}

function after(view: ChangeView, verb: Act['verb'], approver: Act['asker']['actor']): ChangeView {
  const { change, approvals } = view;
  if (verb === 'again' || verb === 'undo')
    return { ...view, approvals: [], change: { ...change, id: `${change.id}-2`, state: 'draft' } };
  if (verb === 'approve') return { ...view, approvals: [...approvals, approval({ approver, digest: change.digest })] };
  const states = { request: 'pending', reject: 'rejected', cancel: 'cancelled', retry: 'applying' } as const;
  const state = verb === 'break-glass' ? 'approved' : verb === 'details' ? change.state : states[verb];
  return { ...view, change: { ...change, state } };
}
