import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { changeJson, changeShape } from '../../src/core/change-json.ts';
import { code, words } from '../../src/core/words.ts';
import { approval, change, step } from '../terminal/changes/view.ts';

const shape = z.strictObject(changeShape);
const view = (but: Parameters<typeof change>[0] = {}) => ({
  change: change(but),
  approvals: [approval()],
  lockdown: false,
});

describe('a change as JSON', () => {
  it('is what its schema says, and survives being written', () => {
    const json = changeJson(view());
    expect(shape.parse(JSON.parse(JSON.stringify(json)))).toEqual(json);
  });

  it('shows steps with before, after and what undo leaves; null is «not there»', () => {
    const steps = [step({ before: null, undone: null, requestId: 'R1', state: 'verified' })];
    expect(changeJson(view({ steps })).change?.steps).toEqual([
      {
        place: { account: '111122223333', region: 'us-east-1', bucket: 'cooper-media' },
        setting: 'publicAccessBlock',
        before: null,
        after: step().after,
        undone: null,
        state: 'verified',
        requestId: 'R1',
        found: null,
        why: null,
      },
    ]);
  });

  it('says words as plain text, and people by one text each', () => {
    const why = words`Undone by ${code('c2')}.`;
    expect(changeJson(view({ state: 'undone', why })).change).toMatchObject({
      why: 'Undone by c2.',
      requester: 'slack:T0/U0PRIYA',
      approvals: [{ person: 'marcus', approver: 'slack:T0/U0MARCUS', digest: 'd1' }],
    });
  });

  it.each<[string, Parameters<typeof change>[0], boolean, readonly string[]]>([
    ['while it waits', {}, false, ['approve', 'reject', 'cancel', 'break-glass', 'details']],
    ['while it waits in a lockdown', {}, true, ['reject', 'cancel', 'details']],
    ['once it failed for now', { state: 'failed', retryable: true }, false, ['retry', 'cancel', 'details']],
    ['once it is done', { state: 'verified' }, false, ['undo', 'details']],
    ['once it was undone', { state: 'undone' }, false, ['details']],
  ])('says what may be done next %s', (_name, but, lockdown, next) => {
    expect(changeJson({ ...view(but), lockdown }).change).toMatchObject({ lockdown, next });
  });
});
