import fc from 'fast-check';
import { operators } from '../../src/policy/operators/index.ts';

/** Random statements out of few words, so that they often speak of the request, and of each other. */
export type Statement = Readonly<Record<string, unknown>>;

const actions = ['s3:GetObject', 's3:Get*', 'S3:getobject', 's3:*', 's3:PutObject', 'ec2:*', '*', 's3:?etObject'];
const resources = [
  '*',
  'arn:aws:s3:::bucket/*',
  'arn:aws:s3:::bucket/data/report.csv',
  'arn:aws:s3:::bucket/${aws:username}/*',
  "arn:aws:s3:::bucket/${aws:username, 'data'}/*",
  'arn:aws:s3:::*/report.csv',
  'arn:aws:s3:::other/*',
  'arn:*:s3:::bucket/dat?/*',
];
const people = [
  '*',
  '111122223333',
  'arn:aws:iam::111122223333:root',
  'arn:aws:iam::111122223333:user/alice',
  'arn:aws:iam::111122223333:role/service/app',
  'arn:aws:sts::111122223333:assumed-role/app/sess',
  'arn:aws:iam::444455556666:root',
  'arn:aws:iam::444455556666:user/partner',
];
/** What requests have under each key, and what policies want to see there. */
const values: Readonly<Record<string, readonly string[]>> = {
  'aws:username': ['alice', 'data', '*', ''],
  's3:prefix': ['alice', 'data', 'data/2026', ''],
  'aws:SourceIp': ['203.0.113.9', '203.0.113.0/24', '2001:db8::1'],
  'aws:CurrentTime': ['2026-07-01', '2026-07-01T00:00:00Z', '1782864000', '5'],
  'aws:TagKeys': ['team', 'true', 'false'],
};
const patterns = ['a*', '*', '?', 'arn:aws:iam::111122223333:role/*', '${aws:username}', "${s3:prefix, 'data'}"];
const keys = Object.keys(values);

/** One, or several as a list. */
const some = (words: readonly string[]): fc.Arbitrary<string | string[]> =>
  fc.oneof(fc.constantFrom(...words), fc.subarray([...words], { minLength: 1, maxLength: 3 }));

const eitherOf = (element: string, words: readonly string[]): fc.Arbitrary<Statement> =>
  fc.tuple(fc.boolean(), fc.boolean(), some(words)).map(([not, really, one]) => ({
    // A quarter of them is about everything else.
    [not && really ? `Not${element}` : element]: one,
  }));

/** One in two is a text operator, as in most policies. */
const operator = fc
  .tuple(
    fc.constantFrom('', '', '', 'ForAllValues:', 'ForAnyValue:'),
    fc.oneof(
      fc.constantFrom('StringEquals', 'StringLike', 'StringNotEquals', 'Null'),
      fc.constantFrom(...operators.map(({ name }) => name), 'StringMatches'),
    ),
    fc.constantFrom('', '', 'IfExists'),
  )
  .map((parts) => parts.join(''));

const line = fc
  .constantFrom(...keys)
  .chain((key) => some([...(values[key] ?? []), ...patterns]).map((wanted) => ({ [key]: wanted })));

const condition = fc.oneof(
  fc.constant({}),
  fc.dictionary(operator, line, { minKeys: 1, maxKeys: 2 }).map((lines) => ({ Condition: lines })),
);

const effect = fc.constantFrom('Allow', 'Allow', 'Deny');

/** Of a policy that speaks of whoever it is attached to. */
export const statement: fc.Arbitrary<Statement> = fc
  .tuple(effect, eitherOf('Action', actions), eitherOf('Resource', resources), condition)
  .map(([Effect, action, resource, lines]) => ({ Effect, ...action, ...resource, ...lines }));

/** The same caller named in several ways, the strongest of which counts. */
const twice = [
  ['111122223333', 'arn:aws:iam::111122223333:user/alice'],
  ['arn:aws:iam::111122223333:role/service/app', 'arn:aws:sts::111122223333:assumed-role/app/sess'],
];

const principal = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...twice).map((AWS) => ({ AWS })) },
  fc.constant('*'),
  some(people).map((AWS) => ({ AWS })),
  fc.constant({ Service: 'logging.s3.amazonaws.com' }),
  fc.tuple(some(people), fc.constant('logging.s3.amazonaws.com')).map(([AWS, Service]) => ({ AWS, Service })),
);

/** Of a policy that says of whom it speaks. */
export const spoken: fc.Arbitrary<Statement> = fc
  .tuple(statement, principal, fc.integer({ min: 0, max: 5 }))
  .map(([one, who, die]) => ({ ...one, [die === 0 ? 'NotPrincipal' : 'Principal']: who }));

/** Of a resource control policy: they only deny, to everybody. */
export const control: fc.Arbitrary<Statement> = fc
  .tuple(some(['s3:GetObject', 's3:PutObject', 'ec2:*']), eitherOf('Resource', resources), condition)
  .map(([Action, resource, lines]) => ({ Effect: 'Deny', Principal: '*', Action, ...resource, ...lines }));

export const allowing = (one: Statement): Statement => ({ ...one, Effect: 'Allow' });
export const denying = (one: Statement): Statement => ({ ...one, Effect: 'Deny' });

/** What a request says of itself: each key one time in four absent, else with one value or several. */
export const context: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc
  .tuple(
    ...Object.entries(values).map(([key, list]) =>
      fc.tuple(fc.constant(key), fc.integer({ min: 0, max: 3 }), some(list)),
    ),
  )
  .map((entries) => Object.fromEntries(entries.filter(([, die]) => die > 0).map(([key, , value]) => [key, value])));
