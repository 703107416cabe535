import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  approversOfAll,
  beginOf,
  countOf,
  delayOf,
  type Demands,
  expiryOf,
  hasBreakGlass,
  mayApproveAll,
  mayAskAll,
  mayBreakGlassAll,
  ruleNames,
  selfCounts,
} from '../../src/changes/demands.ts';
import type { Directory } from '../../src/changes/rules/directory.ts';
import { quietUntil, type Ruling } from '../../src/changes/rules/ruling.ts';
import type { Actor } from '../../src/core/actor.ts';
import { plain } from '../../src/core/words.ts';
import { type Postgres, startPostgres } from '../store/postgres.ts';
import { type Driver, drive } from './driver.ts';
import { ruled, rulesOf } from './rules/situations.ts';
import { old, startWorld, twoPeople, withBuckets, type World } from './world.ts';

const base = ruled(rulesOf('rules: [{ approve: { by: [marcus, noor] } }]'));
const [lenient, strict]: readonly [Ruling, Ruling] = [
  { ...base, rule: 'one', count: 1, self: true, delayMs: 0, expiresMs: 8_000, breakGlass: { by: [], postTo: null } },
  { ...base, rule: 'two', count: 3, self: false, delayMs: 600, expiresMs: 1_000, breakGlass: null },
];
const nights = { zone: 'UTC', from: 22 * 60, to: 6 * 60, days: base.quiet?.days ?? [] };
const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const quiet = (from: number, to: number, zone = 'UTC'): Ruling => ({
  ...base,
  quiet: { ...nights, zone, from: from * 60, to: to * 60, days: week },
});

describe('of several places the strictest holds', () => {
  it.each([[[lenient, strict]], [[strict, lenient]]] as const)('whatever their order', (...[demands]) => {
    expect({
      count: countOf(demands),
      self: selfCounts(demands),
      delay: delayOf(demands),
      expiry: expiryOf(demands),
      glass: hasBreakGlass(demands),
    }).toEqual({ count: 3, self: false, delay: 600, expiry: 1_000, glass: false });
  });

  it('and one place alone is as its rule says', () => {
    expect([countOf([lenient]), selfCounts([lenient]), hasBreakGlass([lenient])]).toEqual([1, true, true]);
  });

  it('each rule is named once', () => {
    expect(ruleNames([lenient, strict, lenient])).toBe('one and two');
  });

  it.each<[string, Demands, string, string]>([
    ['in nobody’s quiet hours at once', [base], '2026-03-01T12:00:00Z', '2026-03-01T12:00:00Z'],
    ['when those of one are over', [quiet(22, 6), base], '2026-03-01T23:10:00Z', '2026-03-02T06:00:00Z'],
    ['when those of all are', [quiet(22, 6), quiet(5, 9)], '2026-03-01T23:10:00Z', '2026-03-02T09:00:00Z'],
    ['whatever the order of the places', [quiet(5, 9), quiet(22, 6)], '2026-03-01T23:10:00Z', '2026-03-02T09:00:00Z'],
    [
      'whatever their zones',
      [quiet(0, 12), quiet(8, 10, 'America/New_York')],
      '2026-01-05T01:00:00Z',
      '2026-01-05T12:00:00Z',
    ],
  ])('applying begins %s', (_name, demands, at, begins) => {
    const begin = beginOf(demands, new Date(at));
    expect(begin).toEqual(new Date(begins));
    expect(demands.map((one) => quietUntil(one.quiet, begin))).toEqual(demands.map(() => null));
  });

  it('hours that leave no gap together are given up, and don’t hang', () => {
    const at = new Date('2026-03-01T12:00:00Z');
    const begin = beginOf([quiet(0, 13), quiet(12, 24)], at);
    expect(begin.getTime()).toBeGreaterThan(at.getTime() + 5 * 86_400_000);
  });
});

describe('who may', () => {
  const rules = () => rulesOf('rules: [{ approve: { by: [marcus] } }]');
  const directory: Directory = {
    standing: async (actor) => ({ is: 'member', name: actor.is === 'slack' ? actor.user : 'x' }),
    group: async (id) => ({ is: 'failed', because: [`no ${id}`] }),
  };
  const people = { rules, directory };
  const by = (...names: readonly string[]): Ruling => ({
    ...base,
    ask: names.map((name) => ({ is: 'person', name })),
    by: names.map((name) => ({ is: 'person', name })),
    breakGlass: { by: names.map((name) => ({ is: 'person', name })), postTo: null },
  });
  const slack = (user: string): Actor => ({ is: 'slack', team: 'T0', user });
  const [marcus, noor] = [slack('U0MARCUS'), slack('U0NOOR0')];
  const asked = { requester: slack('U0PRIYA'), requesterPerson: 'priya', risk: 'B' } as const;

  it.each<[string, Demands, readonly string[]]>([
    ['everybody who may for each', [by('marcus', 'noor'), by('noor', 'marcus')], ['yes', 'yes']],
    ['only who may for each', [by('marcus', 'noor'), by('noor')], ['no', 'yes']],
    ['nobody, where nobody may for each', [by('marcus'), by('noor')], ['no', 'no']],
  ])('%s', async (_name, demands, verdicts) => {
    const said = async (ask: (actor: Actor) => Promise<{ is: string }>) =>
      (await Promise.all([marcus, noor].map(ask))).map(({ is }) => is);
    expect(await said((actor) => mayAskAll(people, demands, actor))).toEqual(verdicts);
    expect(await said((actor) => mayApproveAll(people, demands, { actor, ...asked }))).toEqual(verdicts);
    expect(await said((actor) => mayBreakGlassAll(people, demands, actor))).toEqual(verdicts);
  });

  it('approvers are those of every place, and must be enough for the strictest', async () => {
    const found = await approversOfAll(
      people,
      [by('marcus', 'noor'), { ...by('noor', 'marcus'), count: 2 }],
      'priya',
      'B',
    );
    expect(found.people.map(({ name }) => name)).toEqual(['U0MARCUS', 'U0NOOR0']);
    expect(found.enough).toBe(true);
    const few = await approversOfAll(
      people,
      [
        { ...by('marcus', 'noor'), count: 2 },
        { ...by('noor'), count: 1 },
      ],
      'priya',
      'B',
    );
    expect(few.people.map(({ name }) => name)).toEqual(['U0NOOR0']);
    expect(few.enough).toBe(false);
  });

  it('two people of one name are two: nobody approves for a place because of a namesake', async () => {
    const sam: Directory = { ...directory, standing: async () => ({ is: 'member', name: 'Sam' }) };
    const found = await approversOfAll(
      { rules, directory: sam },
      [
        { ...by('marcus'), count: 1 },
        { ...by('noor'), count: 1 },
      ],
      'priya',
      'B',
    );
    expect(found).toMatchObject({ people: [], enough: false });
  });

  it('the place that has too few of its own says why', async () => {
    const found = await approversOfAll(
      people,
      [
        { ...by('marcus'), count: 1 },
        { ...by('noor'), count: 2 },
      ],
      'priya',
      'B',
    );
    expect(found.enough).toBe(false);
    expect(plain(found.because ?? [])).toContain('2');
  });
});

describe('a step on another bucket', () => {
  const names = Array.from({ length: 6 }, (_none, nth) => `source-${nth}`);
  const denying = twoPeople.replace(
    'rules:\n',
    'rules:\n  - { name: logs, when: { bucket: the-logs }, deny: the auditors keep it. }\n',
  );
  let postgres: Postgres;
  let world: World;
  let of: Driver;
  let used = 0;
  const wish = () => `enable-access-logging ${names[used++] ?? ''} to=the-logs`;

  beforeAll(async () => {
    postgres = await startPostgres();
    const seed = withBuckets(...names.map((name) => old(name)), old('the-logs'));
    world = await startWorld({ seed, databaseUrl: await postgres.database() });
    of = drive(world);
  });
  afterAll(async () => {
    await world?.stop();
    await postgres.stop();
  });
  beforeEach(() => world.rule(twoPeople));

  it('that the rules deny there is refused when it is previewed', async () => {
    world.rule(denying);
    const { change, warnings } = await of.ask(wish());
    expect(change?.change.steps.map(({ place }) => place.bucket)).toEqual([
      'the-logs',
      expect.stringMatching(/^source/),
    ]);
    expect(warnings.map(plain).join(' ')).toMatch(/forbid this \(logs of test\): the auditors keep it/);
    expect(await of.acting.view(change?.change.id ?? '')).toBeNull();
  });

  it('at the request, and at the click', async () => {
    const view = await of.previewed(wish());
    world.rule(denying);
    await expect(of.act(view, 'request', 'priya')).rejects.toThrow(/the auditors keep it/);
    world.rule(twoPeople);
    await of.act(view, 'request', 'priya');
    world.rule(denying);
    for (const verb of ['approve', 'reject'] as const)
      await expect(of.act(view, verb, 'marcus')).rejects.toThrow(/the auditors keep it/);
    const emergency = { reason: 'the house is on fire', ticket: 'OPS-1' };
    await expect(of.act(view, 'break-glass', 'omar', emergency)).rejects.toThrow(/the auditors keep it/);
    expect((await of.now(view)).change.state).toBe('pending');
  });

  it('and when it is applied', async () => {
    const approved = await of.approvedByTwo(wish());
    world.rule(denying);
    const { change } = await of.applied(approved);
    expect(change.state).toBe('cancelled');
    expect(plain(change.why ?? [])).toMatch(/don't allow it any more: .*the auditors keep it/);
    expect(of.mutations('the-logs')).toEqual([]);
  });

  it('has approvers of its own: both rules must be met', async () => {
    world.rule(
      twoPeople.replace(
        'rules:\n',
        'rules:\n  - { name: logs, when: { bucket: the-logs }, approve: { by: [noor, omar], count: 1 } }\n',
      ),
    );
    const view = await of.previewed(wish());
    expect(view.change.ruled).toMatchObject({ rule: 'everything and logs', approvals: 2, approvers: ['noor', 'omar'] });
    await of.act(view, 'request', 'priya');
    await expect(of.act(view, 'approve', 'marcus')).rejects.toThrow(/not among those/);
    await of.act(view, 'approve', 'noor');
    expect((await of.act(view, 'approve', 'omar')).view.change.state).toBe('approved');
  });
});
