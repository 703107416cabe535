import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { type ChangeState, changeStates, isOpen, mayMove, transitions } from '../../src/core/change.ts';

/** Where nothing more happens to it by itself or by anybody. */
const ends = changeStates.filter((state) => transitions[state].length === 0);

describe('the states of a change', () => {
  it.each(changeStates)('%s leads only to states that there are', (state) => {
    expect(changeStates).toEqual(expect.arrayContaining([...transitions[state]]));
  });

  it('every state but a draft is reached from another one', () => {
    const reached = new Set(changeStates.flatMap((state) => transitions[state]));
    expect(changeStates.filter((state) => !reached.has(state as never))).toEqual(['draft']);
  });

  it('every walk can come to an end, and none writes without having been approved', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (choices) => {
        const walk = walked(choices);
        const moves = walk.slice(1).map((state, nth) => mayMove(walk[nth] ?? 'draft', state));
        expect(moves).not.toContain(false);
        const before = walk.slice(0, Math.max(walk.indexOf('applying'), 0));
        expect(before.length === 0 || before.includes('approved')).toBe(true);
        expect(canEnd(walk.at(-1) ?? 'draft')).toBe(true);
      }),
      { numRuns: inject('runs') },
    );
  });

  it('what is done is never moved but by being undone, and what was refused never at all', () => {
    expect(transitions.verified).toEqual(['undone']);
    expect(ends).toEqual(['drifted', 'rejected', 'cancelled', 'expired', 'superseded', 'undone']);
  });

  it('a failed change is open only as long as it may be tried again', () => {
    expect(isOpen({ state: 'failed', retryable: true })).toBe(true);
    expect(isOpen({ state: 'failed', retryable: false })).toBe(false);
    expect(isOpen({ state: 'verified', retryable: false })).toBe(false);
  });
});

function canEnd(from: ChangeState): boolean {
  const seen = new Set<ChangeState>([from]);
  for (const state of seen) for (const next of transitions[state]) seen.add(next);
  return [...seen].some((state) => ends.includes(state) || state === 'verified' || state === 'failed');
}

function walked(choices: Iterable<number>): readonly ChangeState[] {
  const walk: ChangeState[] = ['draft'];
  for (const choice of choices) {
    const next: readonly ChangeState[] = transitions[walk.at(-1) ?? 'draft'];
    if (next.length === 0 || walk.length > 40) break;
    walk.push(next[choice % next.length] ?? 'draft');
  }
  return walk;
}
