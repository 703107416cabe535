import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Next, nextOf } from '../../../src/changes/apply/next.ts';
import type { StepState } from '../../../src/core/change.ts';
import { step } from '../../terminal/changes/view.ts';

const steps = (states: readonly StepState[]) => states.map((state, nth) => step({ nth, state }));
const next = (states: readonly StepState[]): string => {
  const what: Next = nextOf({ steps: steps(states) });
  return what.is === 'done' ? 'done' : `${what.is} ${what.step.nth}`;
};

describe('what is next of a change', () => {
  it.each<[string, readonly StepState[], string]>([
    ['nothing was sent: the first', ['waiting', 'waiting'], 'send 0'],
    ['nobody knows whether it was sent: read', ['sending', 'waiting'], 'settle 0'],
    ['AWS said yes: read back before the next is sent', ['written', 'waiting'], 'verify 0'],
    ['the next', ['verified', 'waiting', 'waiting'], 'send 1'],
    ['all of it was read back', ['verified', 'verified'], 'done'],
    ['the first was refused: that is all', ['refused', 'waiting'], 'failed 0'],
    ['a later one was refused: the latest made goes first', ['verified', 'verified', 'refused'], 'undo 1'],
    ['and then the one before', ['verified', 'undone', 'refused'], 'undo 0'],
    ['the undo may have been sent: read', ['verified', 'undoing', 'refused'], 'settle undo 1'],
    ['all is taken back', ['undone', 'undone', 'refused'], 'failed 2'],
    ['one could not be taken back: the others are', ['verified', 'stuck', 'refused'], 'undo 0'],
    ['what could not be read back is not undone by itself', ['stuck'], 'failed 0'],
    ['it failed because of the one that was refused, whatever else went wrong then', ['stuck', 'refused'], 'failed 1'],
    ['a write without an outcome goes before any undoing', ['verified', 'sending', 'refused'], 'settle 1'],
  ])('%s', (_name, states, wanted) => {
    expect(next(states)).toBe(wanted);
  });

  const state = fc.constantFrom<StepState>(
    'waiting',
    'sending',
    'written',
    'verified',
    'refused',
    'undoing',
    'undone',
    'stuck',
  );

  it('is never to send while an outcome is unknown, or anything has failed', () => {
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 6 }), (states) => {
        const bad: readonly StepState[] = ['sending', 'undoing', 'refused', 'stuck', 'written'];
        fc.pre(states.some((one) => bad.includes(one)));
        expect(next(states)).not.toMatch(/^send /);
      }),
    );
  });

  it('is done only when every step was read back', () => {
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 6 }), (states) => {
        fc.pre(!states.includes('undone'));
        expect(next(states) === 'done').toBe(states.every((one) => one === 'verified'));
      }),
    );
  });
});
