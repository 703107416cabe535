import fc from 'fast-check';
import type { PolicyUse } from '../../src/policy/parse.ts';
import { control, spoken, type Statement, statement } from './statements.ts';

/** The kinds that have a place in a case of `cooper evaluate`. */
const uses = {
  identity: statement,
  session: statement,
  resource: spoken,
  scp: statement,
  rcp: control,
} satisfies Partial<Record<PolicyUse, fc.Arbitrary<Statement>>>;

export type Use = keyof typeof uses;

export const use = fc.constantFrom(...(Object.keys(uses) as Use[]));

interface Document {
  readonly use: Use;
  readonly document: unknown;
}

/** What AWS accepts. */
export const valid: fc.Arbitrary<Document> = use.chain((kind) =>
  fc
    .record({
      Version: fc.constantFrom('2012-10-17', '2008-10-17'),
      Statement: fc.oneof(fc.array(uses[kind], { minLength: 1, maxLength: 4 }), uses[kind]),
    })
    .map((document) => ({ use: kind, document: asJson(document) })),
);

const names = `Version Id Statement Sid Effect Principal NotPrincipal Action NotAction Resource Condition AWS StringLike
  __proto__ toString valueOf constructor x`;
const word = fc.constantFrom(...names.split(/\s+/));
const { any } = fc.letrec<{ any: unknown }>((again) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(again('any'), { maxLength: 3 }),
    fc.dictionary(word, again('any'), { maxKeys: 5 }),
  ),
}));
const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.dictionary(word, fc.jsonValue({ maxDepth: 1 })),
  fc.constantFrom(null, '', 0, false, [], {}, [[]], '${', '${}', 'arn:', ':', '*'),
);

/** Anything that JSON can say. */
export const anything: fc.Arbitrary<unknown> = any.map(asJson);

/** What AWS accepts, with one thing in it replaced, added or taken away. */
export const almostValid: fc.Arbitrary<Document> = fc
  .tuple(valid, fc.nat(), fc.constantFrom('replace', 'add', 'remove'), word, junk)
  .map(([{ use: kind, document }, at, how, name, value]) => {
    const copy = structuredClone(document);
    const places = placesIn(copy);
    const place = places[at % places.length];
    if (place === undefined) return { use: kind, document: copy };
    const { holder, key } = place;
    if (how === 'remove') Reflect.deleteProperty(holder, key);
    else Reflect.defineProperty(holder, how === 'add' ? name : key, { value, enumerable: true });
    return { use: kind, document: asJson(copy) };
  });

/** Every place of a document in which something stands. */
function placesIn(value: unknown): readonly { readonly holder: object; readonly key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [{ holder: value, key }, ...placesIn(inner)]);
}

/** Only what JSON can say comes to Cooper: no objects without a prototype, no lists with holes. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
