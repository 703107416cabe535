import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { type Explained, explain } from '../../src/analyzers/access/explain.ts';
import type { Facts } from '../../src/core/facts.ts';
import { anonymous, parsePrincipal, type Principal } from '../../src/core/principal.ts';
import { type Question, question } from '../../src/core/question.ts';
import { anyFacts } from '../analyzers/access/any-facts.ts';
import { partly } from './complete-facts.ts';

/** At least 500, also where other properties are content with fewer. */
const holds = <T>(property: fc.IProperty<T>): void =>
  fc.assert(property, { seed: 20_261_122, numRuns: Math.max(500, inject('runs')) });

const session = 'arn:aws:sts::111122223333:assumed-role/app/one';
const principals = [
  session,
  session,
  'arn:aws:iam::111122223333:role/app',
  'arn:aws:iam::111122223333:user/alice',
  'arn:aws:iam::444455556666:user/partner',
  'arn:aws:iam::111122223333:root',
  'cloudfront.amazonaws.com',
].map((text) => parsePrincipal(text) ?? anonymous);

const refusal = (why: string) =>
  `An error occurred (AccessDenied) when calling the GetObject operation: User: ${session} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::logs/reports/a.csv" ${why}`;
const errors = [
  refusal('because no identity-based policy allows the s3:GetObject action'),
  refusal('with an explicit deny in a resource-based policy'),
  refusal('with an explicit deny in a service control policy'),
  'An error occurred (AccessDenied) when calling the GetObject operation: Access Denied',
];

interface Case {
  readonly who: Principal;
  readonly operation: string | null;
  readonly error: string | null;
}

const asking: fc.Arbitrary<Case> = fc.record({
  who: fc.constantFrom(...principals, anonymous),
  operation: fc.constantFrom(null, null, 's3:GetObject', 's3:PutObject', 's3:DeleteObjectVersion', 's3:ListBucket'),
  error: fc.constantFrom(null, null, null, ...errors),
});

const asked = ({ target }: Facts, { who: principal, operation, error }: Case): Question =>
  question({ target, principal, operation, error });
const explained = (facts: Facts, one: Case): Explained => explain(facts, asked(facts, one), one.who);

type Cause = Explained['causes'][number];

/**
 * Not these: an object that is not there, or the wrong Region, is told as such; and that the pasted error is of another
 * principal or of another day says nothing of a request today.
 */
const isRefusal = ({ id }: Cause): boolean => !/^(?:B0[1578]|A16|C12|X0\d)$/.test(id);

/**
 * The same thing, told by what was seen of it: Block Public Access may be on at several levels, of which the widest is
 * named; a missing object shows as 403 where the caller is known not to list the bucket; and where an ACL would have been
 * the way in, that stands for the silence of the policy.
 */
const nameOf = ({ id, layer }: Cause): string => {
  if (layer === 's3_block_public_access' && id !== 'D17') return layer;
  if (/^B0[56]$/.test(id)) return 'there is no object';
  return /^(?:A10|D02|D13|D17)$/.test(id) ? 'the bucket lets nobody in' : id;
};

/** AWS's own words are evidence enough. */
const isTold = ({ evidence }: Cause): boolean => evidence.some(({ call }) => call === 'the pasted error');

const bytes = ({ decision, causes, hidden, legs }: Explained): string =>
  JSON.stringify([decision, causes, hidden, legs.map(({ weighed, context }) => [weighed, context])]);

/** What an «allowed» overlooks: a cause that refuses, or something that nobody looked at. */
function overlooked({ decision, causes, hidden }: Explained): readonly string[] {
  if (decision !== 'allow') return [];
  const against = causes.filter((one) => isRefusal(one) && !isTold(one) && one.certainty !== 'possible');
  return [...against.map(({ id }) => id), ...hidden.map(({ layer }) => layer)];
}

/**
 * What is certain only because something is hidden. Of a policy that both denies and allows nothing only the denial is
 * told, and only the silence where the denial can't be seen: that the layer refuses is so either way.
 */
function overclaimed(part: Explained, whole: Explained): readonly string[] {
  const known = new Set(whole.causes.map(nameOf));
  const denying = new Set(whole.causes.filter(({ certainty }) => certainty !== 'possible').map(({ layer }) => layer));
  const isSo = (one: Cause): boolean => known.has(nameOf(one)) || denying.has(one.layer) || isTold(one);
  return part.causes.filter((one) => one.certainty === 'certain' && !isSo(one)).map(({ id }) => id);
}

// Causes come with patches, and each is tried on dozens of requests.
describe('with facts hidden', { timeout: 900_000 }, () => {
  it('nothing that is refused, or depends, becomes allowed, and nothing becomes certain that is not so', () => {
    holds(
      fc.property(partly, asking, ([whole, part], one) => {
        const [all, some] = [explained(whole, one), explained(part, one)];
        const becomesAllowed = some.decision === 'allow' && all.decision !== 'allow';
        expect({ becomesAllowed, certain: overclaimed(some, all), overlooked: overlooked(some) }).toEqual({
          becomesAllowed: false,
          certain: [],
          overlooked: [],
        });
      }),
    );
  });

  it('facts of whatever kind never throw, say the same again, byte for byte, and are not allowed unseen', () => {
    holds(
      fc.property(anyFacts, asking, (facts, one) => {
        const all = explained(facts, one);
        expect(bytes(explained(structuredClone(facts), one))).toBe(bytes(all));
        expect(overlooked(all)).toEqual([]);
      }),
    );
  });

  it('what is compared is of every kind: allowed, refused and open', () => {
    const seen = new Set(
      fc
        .sample(fc.tuple(partly, asking), { seed: 1, numRuns: 400 })
        .flatMap(([[whole, part], one]) => [explained(whole, one).decision, `part: ${explained(part, one).decision}`]),
    );
    const decisions = ['allow', 'explicit_deny', 'implicit_deny', 'depends'];
    expect([...seen].toSorted()).toEqual([...decisions, ...decisions.map((one) => `part: ${one}`)].toSorted());
  });
});
