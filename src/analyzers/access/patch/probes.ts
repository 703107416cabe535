import type { PolicyStatement } from '../../../core/settings.ts';
import type { Asked } from '../../../policy/judge.ts';
import type { Values } from '../../../policy/pattern.ts';
import { arrayOf } from '../../../policy/statements.ts';
import type { Leg } from '../legs/leg.ts';
import type { Change } from './change.ts';
import { resourceFor } from './exact-arn.ts';
import { himself, others, type Somebody } from './probe-callers.ts';
import { type Doing, doingsAround } from './probe-requests.ts';
import { sampled } from './sampled.ts';
import type { Who } from './who.ts';

/** A request around the one that is to be let in. */
export interface Probe {
  readonly asked: Omit<Asked, 'outlook'>;
  /** The same principal, action and resource, in other circumstances: may gain by the patch, but never lose. */
  readonly isOwn: boolean;
}

/**
 * Requests that a patch must leave as they are: the same principal and everything else that he could do, everybody else
 * and the same, everybody else and something else; each as this request is made, without what is known of it, and with
 * what the statements ask for or something strange in its place.
 */
export function probesAround(leg: Leg, change: Change, who: Who | null): readonly Probe[] {
  const { layer, before, after } = change;
  const statements = [...(before ? [before] : []), ...after];
  const doings = doingsAround(leg, layer, statements);
  const { arn } = resourceFor(leg, layer);
  const same = { action: leg.asked.action, resource: resourceFor(leg, layer) };
  const isSame = ({ action, resource }: Doing) => action === same.action && resource.arn === arn;
  const people = isOfOneself(change) ? [] : others(leg, who, statements);
  const size = Math.ceil(JSON.stringify(statements).length / heavy);
  const some = sampled(doings, Math.ceil(mostDoings / size));
  const circumstances = circumstancesAround(leg.asked.values, statements);
  const ask = (one: Somebody, doing: Doing, isOwn: boolean) =>
    circumstances.map((values) => ({ asked: { ...doing, caller: one.caller, values: one.values(values) }, isOwn }));
  const self = himself(leg);
  return [
    ...ask(self, same, true),
    ...doings.filter((doing) => !isSame(doing)).flatMap((doing) => ask(self, doing, false)),
    ...people.flatMap((one) => ask(one, same, false)),
    ...sampled(people, Math.ceil(mostPeople / size)).flatMap((one) => some.flatMap((doing) => ask(one, doing, false))),
  ];
}

/** Everybody asks for the same; this many of them for this much else, and fewer where every answer takes long. */
const mostPeople = 40;
const mostDoings = 24;
/** Characters of statements that are answered quickly. */
const heavy = 4_000;

/** Nobody else hangs on it. */
const isOfOneself = ({ layer, document }: Change): boolean =>
  layer === 'identity' && (document === null || !document.shared);

const aboutWho = /^aws:(?:principal|userid|username)/;

function circumstancesAround(base: Values, statements: readonly PolicyStatement[]): readonly Values[] {
  const wanted = wantedBy(statements);
  return [
    base,
    (key) => (aboutWho.test(key) ? base(key) : undefined),
    (key) => wanted.get(key) ?? base(key),
    (key) => (wanted.has(key) || usual.has(key) ? (usual.get(key) ?? ['something strange']) : base(key)),
  ];
}

const usual: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws:sourceip', ['198.51.100.7']],
  ['aws:securetransport', ['false']],
  ['aws:sourcevpce', ['vpce-strange']],
  ['kms:encryptioncontext:aws:s3:arn', ['arn:aws:s3:::something-strange']],
]);

/** What conditions ask for of what is not about the principal, one value each. */
function wantedBy(statements: readonly PolicyStatement[]): ReadonlyMap<string, readonly string[]> {
  const lines = statements.flatMap(({ Condition: condition = {} }) =>
    Object.values(condition).flatMap((keys) => Object.entries(keys)),
  );
  return new Map(
    lines
      .filter(([key]) => !aboutWho.test(key.toLowerCase()))
      .map(([key, values]) => [
        key.toLowerCase(),
        [String(arrayOf<string | number | boolean>(values)[0] ?? '').replace(/[*?]/g, 'x')],
      ]),
  );
}
