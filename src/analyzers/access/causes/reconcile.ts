import type { Cause, CauseLayer } from '../../../core/cause.ts';
import { code, words } from '../../../core/words.ts';
import { rowOf } from '../catalogue/index.ts';
import { causesOf } from '../error-text/causes-of.ts';
import type { Said } from '../error-text/fitting.ts';
import type { PolicyType } from '../error-text/types.ts';
import { forbids } from './as-said.ts';
import { causeOf } from './cause-of.ts';

export interface Seen {
  /** Ours, in order. */
  readonly causes: readonly Cause[];
  /** Layers of which something could not be read. */
  readonly hidden: readonly CauseLayer[];
  /** The principal of the error text is another one than was asked about. */
  readonly otherPrincipal: boolean;
  /** What would refuse it if nothing were assumed of the request. */
  readonly doubted: readonly Cause[];
}

/**
 * Compare with AWS's own words. They name one reason only, and never lie about the layer; where ours contradict them,
 * our evidence is of another moment or of another principal.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
 */
export function reconciled(said: Said, seen: Seen): readonly Cause[] {
  const { cause } = said;
  if (cause === null || cause === 'X00') return seen.causes;
  if (isFinal(cause)) return agreeing(said, seen, rowOf(cause).layer === 'existence' ? causesOf(said) : [cause]);
  const stranger = seen.otherPrincipal ? [wrongPrincipal(said)] : [];
  if (isVague(cause)) return [...stranger, ...vague(said, seen)];
  return [...stranger, ...agreeing(said, seen, causesOf(said))];
}

/** Codes and words that end the search: no policy decided, or S3 says itself which of its gates did. */
function isFinal(id: string): boolean {
  const { layer } = rowOf(id);
  const early: readonly CauseLayer[] = [
    'authentication',
    'region',
    'existence',
    'state',
    'object_lock',
    'encryption_type',
  ];
  return early.includes(layer) || /^(?:D14|D16|D18|D22|D30|D31|D34|D35|F0[5-8]|F1[289]|F20|G\d\d)$/.test(id);
}

const isVague = (id: string): boolean => /^X0[1-3]$/.test(id);

/** Those of ours that fit AWS's words, before the others; if none does, AWS's words themselves. */
function agreeing(said: Said, seen: Seen, fits: readonly string[]): readonly Cause[] {
  const agrees = (one: Cause) => fits.includes(one.id) || isMeant(one, said);
  const confirmed = seen.causes.filter(agrees).toSorted((a, b) => fit(b, said) - fit(a, said));
  const others = seen.causes.filter((one) => !agrees(one));
  if (confirmed.length > 0) return [...confirm(confirmed, said), ...others];
  const doubted = seen.doubted.filter((one) => fits.includes(one.id) && isIn(one, said)).toSorted(lastTls);
  if (doubted.length > 0) return [...confirm(doubted, said), ...others];
  const told = asTold(said);
  const contradicted = !isFinal(told.id) && isSeenWhole(told.layer, seen) && !seen.otherPrincipal;
  return contradicted ? [drifted(said), { ...told, certainty: 'possible' }, ...others] : [told, ...others];
}

/**
 * Whether everything in a layer was seen, and lets the request pass. A session's policies may belong to another session
 * of the same name, and the endpoint that a request used is nowhere but in the request.
 */
const isSeenWhole = (layer: CauseLayer, { hidden }: Seen): boolean =>
  !hidden.includes(layer) && layer !== 'session' && layer !== 'vpc_endpoint';

/** Of the layer that AWS names, and forbidding or silent as AWS says: whatever stands behind it, that is what is meant. */
const isMeant = ({ layer, certainty, evidence }: Cause, { policyType, effect }: Said): boolean =>
  policyType !== null &&
  certainty !== 'possible' &&
  layer === layerOf[policyType] &&
  (effect === 'explicit') === evidence.some(forbids);

/** Clients use TLS unless they are told not to: that they do not is the last to be believed. */
const lastTls = (a: Cause, b: Cause): number => Number(a.id === 'E07') - Number(b.id === 'E07');

/** AWS names the layer, where it names one. */
const isIn = ({ layer }: Cause, { policyType }: Said): boolean => policyType === null || layer === layerOf[policyType];

/** Of several that fit, the one that refuses the very action that AWS named, and the surest. */
const fit = ({ certainty, action }: Cause, said: Said): number =>
  (certainty === 'certain' ? 1 : 0) + (action !== null && action === said.action ? 2 : 0);

/**
 * AWS names the layer, and perhaps the action: what we saw there is what it means, if it is the only thing. Of several
 * that are open, one at least refuses, and which one nobody can tell.
 */
function confirm(all: readonly Cause[], said: Said): readonly Cause[] {
  const named = all.filter(({ action }) => action !== null && action === said.action);
  const meant = named.length > 0 ? named : all;
  const surest = meant.length === 1 ? 'certain' : 'likely';
  const settled = meant.length > 1 && meant.some(({ certainty }) => certainty === 'certain');
  return all.map((one) => ({
    ...one,
    certainty: one.certainty === 'certain' || settled || !meant.includes(one) ? one.certainty : surest,
    evidence: [...one.evidence, evidenceOf(said)],
  }));
}

/** AWS denied and does not say why: ours are as sure as the best of them. */
function vague(said: Said, { causes, doubted }: Seen): readonly Cause[] {
  const [only] = causes;
  if (only && causes.length === 1)
    return [{ ...only, certainty: only.certainty === 'possible' ? 'likely' : only.certainty }];
  if (causes.length > 0) return causes;
  // Gates that have words of their own would have used them.
  const silent = doubted.filter(({ id }) => !/^(?:D14|D16|D18|D23|D27)$/.test(id)).toSorted(lastTls);
  if (silent.length > 0) return silent.map((cause) => ({ ...cause, certainty: 'likely' }));
  return [asTold(said)];
}

const layerOf: Readonly<Record<PolicyType, CauseLayer>> = {
  identity: 'identity',
  resource: 'resource',
  permissions_boundary: 'permissions_boundary',
  session: 'session',
  scp: 'scp',
  rcp: 'rcp',
  vpc_endpoint: 'vpc_endpoint',
  role_trust: 'authentication',
  block_public_access: 's3_block_public_access',
  bucket_encryption: 'encryption_type',
  object_lock: 'object_lock',
  kms_key_state: 'kms',
};

/** The cause as AWS's words tell it. */
function asTold(said: Said): Cause {
  const { cause, policyType, policyArn } = said;
  const id = cause ?? 'X02';
  const { title } = rowOf(id);
  const arn = policyArn === null ? '' : words`, naming ${code(policyArn)}`;
  return causeOf(id, {
    certainty: 'certain',
    because: isVague(id) ? [title] : words`${title}: AWS says so in the error${arn}`,
    evidence: [evidenceOf(said)],
    ...(policyType !== null && { layer: layerOf[policyType] }),
  });
}

const evidenceOf = ({ principal, action, resource, effect, policyType, policyArn, code: name, status }: Said) => ({
  call: 'the pasted error',
  saw: { code: name, status, principal, action, resource, effect, policyType, policyArn },
});

function wrongPrincipal(said: Said): Cause {
  return causeOf('A16', {
    certainty: 'certain',
    because: words`AWS refused ${code(said.principal ?? '')}, which is not who was asked about`,
    evidence: [evidenceOf(said)],
  });
}

function drifted(said: Said): Cause {
  const { action, policyType } = said;
  const what = policyType?.replaceAll('_', ' ') ?? 'this';
  return causeOf('C12', {
    certainty: 'likely',
    because: words`AWS named the ${what} layer for ${code(action ?? 'the request')}, and what Cooper reads there now does not refuse it`,
    evidence: [evidenceOf(said)],
  });
}
