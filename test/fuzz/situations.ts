import fc from 'fast-check';
import { anonymous, delivery, root, session, type Situation } from '../policy/ask.ts';
import { context, control, spoken, type Statement, statement } from './statements.ts';

const alice = { type: 'user', arn: 'arn:aws:iam::111122223333:user/alice', account: '111122223333' };
const partner = { type: 'user', arn: 'arn:aws:iam::444455556666:user/partner', account: '444455556666' };
const federated = {
  type: 'federated-user',
  arn: 'arn:aws:sts::111122223333:federated-user/bob',
  account: '111122223333',
};

const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
const toEverybody = { ...everything, Principal: '*' };

/** A few statements, `often` times in four behind one that allows everything: or hardly anything would be allowed. */
const few = (one: fc.Arbitrary<Statement>, wide: Statement, often = 3) =>
  fc
    .tuple(fc.integer({ max: 3, min: 0 }), fc.array(one, { minLength: 1, maxLength: 2 }))
    .map(([die, list]) => (die < often ? [wide, ...list] : list));

/** One in two has none of that kind. */
const perhaps = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 2 });
const levels = (one: fc.Arbitrary<readonly Statement[]>) => perhaps(fc.array(one, { maxLength: 2 }));

/** Any caller before any policies. */
export const situation: fc.Arbitrary<Situation> = fc
  .record({
    principal: fc.constantFrom(alice, alice, session, session, root, anonymous, delivery, partner, federated),
    context,
    version: fc.constantFrom('2012-10-17', '2012-10-17', null),
    identity: few(statement, everything, 2),
    boundary: perhaps(few(statement, everything)),
    session: perhaps(few(statement, everything)),
    resource: perhaps(few(spoken, toEverybody, 1)),
    scp: levels(few(statement, everything)),
    rcp: levels(fc.array(control, { maxLength: 1 })),
    vpcEndpoint: perhaps(few(spoken, toEverybody)),
    restrict: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ restrict, ...others }) => ({
    ...present(others),
    settings: restrict === 0 ? { s3: { restrictPublicBuckets: true } } : {},
  }));

type Kind = 'identity' | 'boundary' | 'session' | 'resource' | 'vpcEndpoint' | 'scp' | 'rcp';
export const kinds: readonly Kind[] = ['identity', 'boundary', 'session', 'resource', 'vpcEndpoint', 'scp', 'rcp'];

/** One more statement in a policy that is there; where none is, of a kind that would come into force by it, nothing. */
export function withOneMore(one: Situation, kind: Kind, more: Statement): Situation {
  if (kind === 'scp' || kind === 'rcp') return { ...one, [kind]: one[kind]?.map((level) => [...level, more]) ?? [] };
  const list = one[kind];
  const absent = kind === 'resource' || kind === 'identity' ? [] : undefined;
  const before = list ?? absent;
  return before === undefined ? one : { ...one, [kind]: [...before, more] };
}

/** The same situation with every list of statements changed. */
export function everywhere(one: Situation, change: (list: readonly Statement[]) => readonly Statement[]): Situation {
  const single = ['identity', 'boundary', 'session', 'resource', 'vpcEndpoint'] as const;
  const changed = single.flatMap((kind) => (one[kind] ? [[kind, change(one[kind])] as const] : []));
  const layered = (['scp', 'rcp'] as const).flatMap((kind) =>
    one[kind] ? [[kind, one[kind].map(change)] as const] : [],
  );
  return { ...one, ...Object.fromEntries([...changed, ...layered]) };
}

/** `exactOptionalPropertyTypes`: what is undefined is left out. */
function present(one: Readonly<Record<string, unknown>>): Situation {
  return Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined));
}
