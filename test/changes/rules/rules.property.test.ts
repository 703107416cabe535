import fc from 'fast-check';
import { expect, inject, it } from 'vitest';
import type { Actor } from '../../../src/core/actor.ts';
import { absent, denied, failed, known } from '../../../src/core/fact.ts';
import type { RiskClass } from '../../../src/core/remedy.ts';
import { approversOf, mayApprove, personOf } from '../../../src/changes/rules/eligible.ts';
import { nameOf, type Rule, type Rules, type When } from '../../../src/changes/rules/rule.ts';
import { ruleFor, type Ruling, type Situation } from '../../../src/changes/rules/ruling.ts';
import { includes } from '../../../src/changes/rules/reach.ts';
import { matches } from '../../../src/changes/rules/matches.ts';
import type { Who } from '../../../src/changes/rules/who.ts';
import { holds } from '../../fuzz/holds.ts';
import { aws, directoryOf, slack } from './directories.ts';
import { rulesOf } from './situations.ts';

const classes: readonly RiskClass[] = ['A', 'B', 'C'];
const users = ['U0PRIYA', 'U0MARCUS', 'U0NOOR0', 'U0ZOE00'];

const some = <T>(...values: T[]) => fc.subarray(values, { minLength: 1 });
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });

const whens: fc.Arbitrary<When> = fc.record({
  classes: fc.subarray([...classes]),
  account: orNull(some('111122223333', '444455556666')),
  bucket: orNull(some('a', 'a*', '*b', 'a?', '*')),
  tags: orNull(fc.constantFrom([{ key: 'env', values: ['prod'] }], [{ key: 'env', values: ['p*', 'dev'] }])),
  channel: orNull(some('C0ONE', 'C0TWO')),
  remedy: orNull(some('x', 'y')),
});

const whos: fc.Arbitrary<Who> = fc.oneof(
  fc.constantFrom('priya', 'marcus', 'noor').map((name) => ({ is: 'person' as const, name })),
  fc.constantFrom(...users).map((user) => ({ is: 'slack' as const, team: null, user })),
  fc.constantFrom('S0ONE', 'S0TWO').map((id) => ({ is: 'group' as const, id })),
);

const asking = fc.record({
  is: fc.constant('ask' as const),
  ask: fc.constant<readonly Who[]>([{ is: 'everyone' }]),
  by: fc.array(whos, { minLength: 1, maxLength: 3 }),
  count: orNull(fc.integer({ min: 1, max: 4 })),
  self: fc.boolean(),
  expiresMs: fc.constant(null),
  delayMs: fc.constantFrom(0, 300_000, 1_200_000),
  quiet: fc.constant(null),
  breakGlass: fc.constant(null),
  terminal: fc.boolean(),
});
const denying = fc.constant({ is: 'deny' as const, reason: 'no' });

const ruleLists: fc.Arbitrary<Rules> = fc
  .array(fc.record({ when: whens, does: fc.oneof(asking, asking, denying) }), { minLength: 1, maxLength: 5 })
  .map((rules) => withRules(rules));

const withRules = (rules: readonly Pick<Rule, 'when' | 'does'>[]): Rules => ({
  ...rulesOf(''),
  rules: rules.map((rule, at) => ({ ...rule, nth: at + 1, name: null })),
});

const situations: fc.Arbitrary<Situation> = fc.record({
  remedy: fc.constantFrom('x', 'y', 'z'),
  risk: fc.constantFrom(...classes),
  place: fc.record({
    account: fc.constantFrom('111122223333', '444455556666'),
    region: fc.constant('us-east-1'),
    bucket: fc.constantFrom('a', 'ab', 'b', 'cb', null),
  }),
  tags: fc.constantFrom(
    absent,
    denied('s3:GetBucketTagging'),
    failed('throttled', 'SlowDown'),
    known([{ Key: 'env', Value: 'prod' }]),
    known([{ Key: 'env', Value: 'dev' }]),
  ),
  channel: fc.constantFrom('C0ONE', 'C0TWO', null),
  face: fc.constantFrom('slack', 'terminal'),
});

const rulingIn = (rules: Rules, situation: Situation): Ruling | null => {
  const found = ruleFor(rules, situation);
  return found.is === 'ruled' ? found.ruling : null;
};

it('adding a denial never allows more, wherever it is put', () => {
  const ignoringNumbers = (ruling: Ruling | null) => ruling && { ...ruling, rule: '' };
  holds(
    fc.property(ruleLists, whens, fc.nat(5), situations, (rules, when, at, situation) => {
      const denial: Rule = { nth: 0, name: null, when, does: { is: 'deny', reason: 'no' } };
      const after = ignoringNumbers(rulingIn(withRules(rules.rules.toSpliced(at, 0, denial)), situation));
      expect([null, ignoringNumbers(rulingIn(rules, situation))]).toContainEqual(after);
    }),
  );
});

it('raising a count never lowers what is needed', () => {
  holds(
    fc.property(ruleLists, fc.nat(4), situations, (rules, by, situation) => {
      const raised = withRules(
        rules.rules.map(({ when, does }) => ({
          when,
          does: does.is === 'deny' || does.count === null ? does : { ...does, count: does.count + by },
        })),
      );
      const [before, after] = [rules, raised].map((each) => rulingIn(each, situation)?.count ?? null);
      expect(after === null).toBe(before === null);
      expect(after ?? 0).toBeGreaterThanOrEqual(before ?? 0);
    }),
  );
});

it('class C takes two people and ten minutes, whatever the rules say', () => {
  holds(
    fc.property(ruleLists, situations, (rules, situation) => {
      const { count, delayMs } = rulingIn(rules, { ...situation, risk: 'C' }) ?? { count: 2, delayMs: 600_000 };
      expect(count).toBeGreaterThanOrEqual(2);
      expect(delayMs).toBeGreaterThanOrEqual(600_000);
    }),
  );
});

it('tags that can’t be read never allow what some tags would forbid', () => {
  holds(
    fc.property(ruleLists, situations, (rules, situation) => {
      const blind = rulingIn(rules, { ...situation, tags: denied('s3:GetBucketTagging') });
      expect([null, rulingIn(rules, situation)]).toContainEqual(blind);
    }),
  );
});

it('a rule that includes another one is about all that the other one is about', () => {
  const order = ['no', 'unknown', 'yes'];
  const widened = fc
    .tuple(
      whens,
      fc.subarray(['account', 'bucket', 'tags', 'channel', 'remedy'] as const),
      orNull(some('a*', '*b', '*')),
    )
    .map(([narrow, dropped, bucket]) => {
      const free = Object.fromEntries(dropped.map((key) => [key, null]));
      return { narrow, wide: { ...narrow, classes, bucket: bucket ?? narrow.bucket, ...free } };
    })
    .filter(({ narrow, wide }) => includes(wide, narrow));
  holds(
    fc.property(widened, situations, ({ narrow, wide }, situation) => {
      const [one, other] = [wide, narrow].map((when) => order.indexOf(matches(when, situation)));
      expect(one).toBeGreaterThanOrEqual(other ?? 0);
    }),
  );
});

it('no rule decides that is not about it', () => {
  holds(
    fc.property(ruleLists, situations, (rules, situation) => {
      const ruling = rulingIn(rules, situation);
      const deciding = rules.rules.filter((rule) => nameOf(rule) === ruling?.rule);
      expect(deciding.filter(({ when }) => matches(when, situation) !== 'yes')).toEqual([]);
    }),
  );
});

const actors: fc.Arbitrary<Actor> = fc.oneof(
  fc.constantFrom(...users, 'U0GUEST').map((user) => slack(user)),
  fc.constantFrom('priya', 'marcus', 'noor').map(aws),
);
const members = { U0PRIYA: 'Priya', U0MARCUS: 'Marcus', U0NOOR0: 'Noor', U0ZOE00: 'Zoe' };
const groups = fc.record({ S0ONE: fc.subarray([...users, 'U0GUEST']), S0TWO: fc.subarray(users) });
const rulings: fc.Arbitrary<Ruling> = asking.map(({ is: _is, expiresMs: _none, ...rest }) => ({
  ...rest,
  rule: 'rule 1',
  count: rest.count ?? 1,
  expiresMs: 60_000,
  terminal: true,
}));

const listed = rulesOf('');

/** Properties that wait for answers, on as many cases as the others. */
const holdsLater = <T>(property: fc.IAsyncProperty<T>) =>
  fc.assert(property, { seed: 20_261_129, numRuns: inject('runs') });

/** AWS identities stand as `people` lists them; the rest as Slack says. */
const directory = (of: Parameters<typeof directoryOf>[0]) => {
  const inSlack = directoryOf(of);
  return {
    ...inSlack,
    standing: (actor: Actor) =>
      actor.is === 'aws' ? Promise.resolve({ is: 'member' as const, name: 'x' }) : inSlack.standing(actor, false),
  };
};

it('whoever asks never approves without `self`, on whichever face', () =>
  holdsLater(
    fc.asyncProperty(rulings, groups, actors, actors, async (ruling, all, asker, actor) => {
      const person = personOf(listed, asker);
      const of = { actor, requesterPerson: person, requester: asker, risk: 'B' as const };
      const verdict = await mayApprove(listed, ruling, directory({ members, groups: all }), of);
      expect(verdict.is === 'no' || ruling.self || personOf(listed, actor) !== person).toBe(true);
    }),
  ));

it('a group that can’t be looked up never gives a right that the rest does not give', () =>
  holdsLater(
    fc.asyncProperty(rulings, actors, async (ruling, actor) => {
      const of = { actor, requesterPerson: 'nobody', risk: 'C' as const };
      const blind = directory({ members, groups: {} });
      const without = { ...ruling, by: ruling.by.filter(({ is }) => is !== 'group') };
      const [all, named] = await Promise.all([ruling, without].map((each) => mayApprove(listed, each, blind, of)));
      expect(all?.is).toBe(named?.is);
      const found = await approversOf(listed, ruling, blind, 'nobody', 'C');
      expect(found.enough && ruling.by.some(({ is }) => is === 'group')).toBe(false);
    }),
  ));

it('who could approve is enough exactly where so many distinct people may', () =>
  holdsLater(
    fc.asyncProperty(rulings, groups, actors, async (ruling, all, asker) => {
      const inSlack = directory({ members, groups: all });
      const requesterPerson = personOf(listed, asker);
      const everybody = [...users, 'U0GUEST'].map((user) => slack(user)).concat(['priya', 'marcus', 'noor'].map(aws));
      const verdicts = await Promise.all(
        everybody.map((actor) => mayApprove(listed, ruling, inSlack, { actor, requesterPerson, risk: 'B' })),
      );
      const able = everybody.filter((_actor, nth) => verdicts[nth]?.is === 'yes');
      const people = new Set(able.map((actor) => personOf(listed, actor)));
      const { enough, people: found } = await approversOf(listed, ruling, inSlack, requesterPerson, 'B');
      expect(new Set(found.map(({ person }) => person))).toEqual(people);
      expect(enough).toBe(people.size >= ruling.count);
    }),
  ));
