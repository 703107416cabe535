import { type Cause, type CauseLayer, certainties } from '../../../core/cause.ts';

/** What is decided before any policy stands first; what only shows once access is allowed stands last. */
const layers: readonly CauseLayer[] = [
  'authentication',
  'region',
  'scp',
  'rcp',
  'vpc_endpoint',
  'resource',
  'access_point',
  'identity',
  'permissions_boundary',
  'session',
  's3_block_public_access',
  'acl',
  'ownership',
  'kms',
  'requester_pays',
  'object_lock',
  'encryption_type',
  'existence',
  'state',
];

/** A cause, and whether it forbids or only fails to allow. */
export interface Ranked {
  readonly cause: Cause;
  readonly explicit: boolean;
  /** Of the action that the operation is about, not of one that it needs beside. */
  readonly primary: boolean;
}

/**
 * The deciding control first: what is sure before what is not, then what comes before policies, then explicit denials,
 * for these end the evaluation, then what is missing, layer by layer.
 */
export function ordered(all: readonly Ranked[]): readonly Cause[] {
  const sorted = all.toSorted((a, b) => rank(a) - rank(b)).map(({ cause }) => cause);
  return sorted.filter((cause, nth) => sorted.findIndex((other) => sameCause(cause, other)) === nth);
}

function rank({ cause, explicit, primary }: Ranked): number {
  const early = ['authentication', 'region'].includes(cause.layer) || cause.id === 'B04';
  const steps = [certainties.indexOf(cause.certainty), early ? 0 : 1, primary ? 0 : 1, explicit ? 0 : 1];
  return [...steps, layers.indexOf(cause.layer)].reduce((sum, step) => sum * 32 + step, 0);
}

/** The same statement may stand in the way of several actions: it is told once. */
const sameCause = (one: Cause, other: Cause): boolean =>
  one.id === other.id && one.layer === other.layer && placeIn(one) === placeIn(other);

function placeIn({ evidence, because }: Cause): string {
  const [first] = evidence;
  const saw = first?.saw;
  if (typeof saw === 'object' && saw !== null && 'statement' in saw && 'document' in saw)
    return `${String(saw.document)} ${String(saw.statement)}`;
  return JSON.stringify(because);
}
