import type { Cause, Certainty } from '../../../core/cause.ts';
import type { Evidence } from '../../../core/finding.ts';
import { code, type Words, words } from '../../../core/words.ts';
import { isKeyLeg, type Leg } from '../legs/leg.ts';
import { isPolicyLayer, type PolicyLayer } from '../legs/policy-layer.ts';
import { patchFor } from '../patch/index.ts';
import { causeOf } from './cause-of.ts';
import { denialCause } from './denial.ts';
import { type Silence, silenceCause } from './silence.ts';
import { denies, nearMisses, placeOf, type Told, toldBy } from './told.ts';

/** Everything in the policies that refuses a leg, or may. S3's own gates are told apart. */
export function policyCauses(leg: Leg): readonly Cause[] {
  const { blockedBy, mayBlock } = leg.weighed;
  return [
    ...blockedBy.filter(isPolicyLayer).flatMap((layer) => certainly(leg, layer)),
    ...mayBlock.filter(isPolicyLayer).flatMap((layer) => possibly(leg, layer)),
    ...leg.endpoints.flatMap((endpoint) => throughEndpoint({ ...leg, ...endpoint }, endpoint.id)),
  ];
}

function certainly(leg: Leg, layer: PolicyLayer): readonly Cause[] {
  const against = denies(leg, layer, 'best');
  if (against.length > 0) return against.map((told) => denied(leg, layer, told, certaintyOf(leg, told)));
  return [silent(leg, layer, silenceCause(nearMisses(leg, layer, 'best'), leg, layer))];
}

/**
 * What a statement that was read could do; or the silence of a layer that was read whole, which another layer may make up
 * for that was not. A layer that could not be read is told elsewhere.
 */
function possibly(leg: Leg, layer: PolicyLayer): readonly Cause[] {
  const against = denies(leg, layer, 'worst');
  if (against.length > 0) return against.map((told) => denied(leg, layer, told, 'possible'));
  const open = toldBy(leg, layer, 'worst').filter(
    ({ reason }) => reason.effect === 'Allow' && reason.because?.why === 'unknown value',
  );
  if (open.length > 0) return [unsure(silent(leg, layer, silenceCause(open, leg, layer)), 'possible')];
  // A gate of the same layer, or something that could not be read, is told elsewhere.
  const byGate = leg.weighed.worst.gates.some((gate) => gate.layer === layer && gate.refuses !== false);
  if (byGate || leg.hidden.some((one) => one.layer === layer)) return [];
  return [unsure(silent(leg, layer, silenceCause(nearMisses(leg, layer, 'worst'), leg, layer)), 'likely')];
}

const unsure = (cause: Cause, certainty: Certainty): Cause => ({ ...cause, certainty, patch: null });

function throughEndpoint(leg: Leg, id: string): readonly Cause[] {
  const refuses = leg.weighed.blockedBy.includes('vpc_endpoint');
  const found = refuses ? certainly(leg, 'vpc_endpoint') : possibly(leg, 'vpc_endpoint');
  return found.map((cause) => ({
    ...cause,
    certainty: 'possible',
    because: words`If the request goes through ${code(id)}: ${cause.because}`,
  }));
}

/** Certain, unless a key that decided is only what requests usually have. */
function certaintyOf(leg: Leg, { rule }: Told): Certainty {
  const assumed = rule.conditions.some(({ key }) => leg.valueOf(key).status === 'assumed');
  return assumed ? 'likely' : 'certain';
}

function denied(leg: Leg, layer: PolicyLayer, told: Told, certainty: Certainty): Cause {
  const { action, arn } = leg.need;
  const onWhat = arn === null ? '' : words` on ${code(arn)}`;
  const when = conditionsOf(told, leg);
  const id = denialCause(told, leg, layer);
  return causeOf(id, {
    certainty,
    layer,
    action,
    because: words`${placeOf(told)} denies ${code(action)}${onWhat}${when}`,
    evidence: [evidenceOf(told, leg)],
    patch: certainty === 'possible' ? null : patchOf(id, layer, leg, told),
  });
}

/** Nobody in particular is granted nothing, and what is only doubted is not changed. */
const patchOf = (id: string, layer: PolicyLayer, leg: Leg, told: Told | null) =>
  leg.patchable ? patchFor({ id, layer }, leg, told) : null;

function silent(leg: Leg, layer: PolicyLayer, { id, told }: Silence): Cause {
  const { action, arn } = leg.need;
  const onWhat = arn === null ? '' : words` on ${code(arn)}`;
  const because = words`${nobody(layer, leg)} allows ${code(action)}${onWhat}${told ? nearly(told, leg) : ''}`;
  const certainty = told?.reason.because?.element === 'Condition' ? certaintyOf(leg, told) : 'certain';
  const looked = leg.documents.filter((document) => document.layer === layer);
  const evidence: readonly Evidence[] = told
    ? [evidenceOf(told, leg)]
    : looked.map(({ call, what }) => ({ call, saw: { document: what, allows: false } }));
  return causeOf(id, { certainty, layer, action, because, evidence, patch: patchOf(id, layer, leg, told) });
}

function nobody(layer: PolicyLayer, leg: Leg): string {
  return layer === 'resource' && isKeyLeg(leg) ? 'no statement of the key policy' : nobodies[layer];
}

const nobodies: Readonly<Record<PolicyLayer, string>> = {
  scp: 'no service control policy at one level of the organization',
  rcp: 'no resource control policy at one level of the organization',
  vpc_endpoint: 'no statement of the VPC endpoint policy',
  resource: 'no statement of the bucket policy',
  access_point: 'no statement of the access point policy',
  identity: 'no identity policy of the principal',
  permissions_boundary: 'no statement of the permissions boundary',
  session: 'no session policy',
};

/** What kept the nearest statement from allowing. */
function nearly(told: Told, leg: Leg): Words {
  const { because } = told.reason;
  const place = placeOf(told);
  switch (because?.element) {
    case 'Condition': {
      const { operator, key, wanted } = because;
      return words`; ${place} would, but ${code(key)} must be ${operator} ${code(wanted.join(', '))}, and ${seenOf(leg, key)}`;
    }
    case 'Resource':
      return because.why === 'unknown value'
        ? words`; ${place} may be about another resource`
        : words`; ${place} is about another resource`;
    case 'Principal':
      return words`; ${place} names somebody else`;
    case undefined:
      return [];
  }
}

function conditionsOf({ rule }: Told, leg: Leg): Words {
  const keys = [...new Set(rule.conditions.map(({ key }) => key))];
  if (keys.length === 0) return [];
  return keys.flatMap((key, nth) => [nth === 0 ? ', because ' : ' and ', ...seenOf(leg, key)]);
}

function seenOf(leg: Leg, key: string): Words {
  const { status, values } = leg.valueOf(key);
  if (status === 'unknown') return words`${code(key)} is not known`;
  const assumed = status === 'assumed' ? ' (assumed)' : '';
  if (values === null) return words`the request has no ${code(key)}${assumed}`;
  return words`${code(key)} is ${code(values.join(', '))}${assumed}`;
}

function evidenceOf({ reason, document, rule }: Told, leg: Leg): Evidence {
  const conditions = rule.conditions.map(({ operator, key, wanted }) => {
    const { status, values } = leg.valueOf(key);
    return { operator, key, wanted, seen: values, status };
  });
  return {
    call: document.call,
    saw: {
      document: document.what,
      arn: document.arn,
      statement: reason.statement,
      sid: reason.sid,
      effect: reason.effect,
      failedOn: reason.because?.element ?? null,
      conditions,
    },
  };
}
