import { describe, expect, it } from 'vitest';
import { counting } from '../../src/changes/counting.ts';
import { parseRules } from '../../src/changes/rules/config.ts';
import type { Demands } from '../../src/changes/demands.ts';
import type { Actor } from '../../src/core/actor.ts';
import type { Approval } from '../../src/core/change.ts';
import { ruled, rulesOf } from './rules/situations.ts';

const slack = (user: string): Actor => ({ is: 'slack', team: 'T0', user });
const aws = (name: string): Actor => ({ is: 'aws', arn: `arn:aws:iam::111122223333:user/${name}` });

const by = (approver: Actor, but: Partial<Approval> = {}): Approval => ({
  approver,
  person: 'somebody',
  digest: 'd1',
  at: '2026-03-01T03:00:00.000Z',
  from: null,
  ...but,
});

const rule = (self: boolean) => rulesOf(`rules: [{ approve: { by: [priya, marcus, noor], self: ${self} } }]`);
const no = ruled(rule(false));
const yes = ruled(rule(true));

function counted(approvals: readonly Approval[], demands: Demands = [no], rules = rule(false)): readonly Actor[] {
  const change = { digest: 'd1', requester: slack('U0PRIYA') };
  return counting({ rules: () => rules }, approvals, change, demands).map(({ approver }) => approver);
}

describe('the approvals that count', () => {
  it('are one for each person, on whichever face', () => {
    expect(counted([by(slack('U0MARCUS')), by(aws('marcus')), by(slack('U0MARCUS'))])).toEqual([slack('U0MARCUS')]);
    expect(counted([by(slack('U0MARCUS')), by(slack('U0NOOR0'))])).toHaveLength(2);
  });

  it('are of this very digest', () => {
    expect(counted([by(slack('U0MARCUS'), { digest: 'd0' }), by(aws('marcus'))])).toEqual([aws('marcus')]);
  });

  it('are the requester’s own only where every rule says so, on whichever face', () => {
    const own = [by(slack('U0PRIYA')), by(aws('priya'))];
    expect(counted(own)).toEqual([]);
    expect(counted(own, [yes])).toEqual([slack('U0PRIYA')]);
    expect(counted(own, [yes, no])).toEqual([]);
  });

  it('are told apart by the rules of now: two ids that are one person since count once', () => {
    const approvals = [by(slack('U0MARCUS'), { person: 'marcus' }), by(slack('U0NOOR0'), { person: 'noor' })];
    const merged = parseRules('people: { marcus: { slack: [U0MARCUS, U0NOOR0] } }', 'cooper.config.yml');
    expect(counted(approvals)).toHaveLength(2);
    expect(counted(approvals, [no], merged)).toEqual([slack('U0MARCUS')]);
  });
});
