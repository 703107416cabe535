import type { PolicyLayer } from '../legs/policy-layer.ts';
import { segmentsOf } from '../../../policy/arn.ts';
import { judge } from '../../../policy/judge.ts';
import { arrayOf } from '../../../policy/statements.ts';
import { isKeyLeg, type Leg } from '../legs/leg.ts';
import { conditionCause } from './condition-cause.ts';
import { misnamed } from './misnamed.ts';
import { wrongPrincipal } from './wrong-principal.ts';
import type { Told } from './told.ts';

/** A cause, and the statement that nearly allowed, when there is one. */
export interface Silence {
  readonly id: string;
  readonly told: Told | null;
}

/** The cause that a layer stands for which had to allow and did not. `near`: its Allows that failed on one thing. */
export function silenceCause(near: readonly Told[], leg: Leg, layer: PolicyLayer): Silence {
  return (isKeyLeg(leg) ? ofKeyLeg : ofS3Leg)[layer](near, leg);
}

type Judge = (near: readonly Told[], leg: Leg) => Silence;

const always =
  (id: string): Judge =>
  (near) =>
    of(id, near);

const limits = {
  vpc_endpoint: always('E04'),
  permissions_boundary: always('C06'),
  session: always('C08'),
  access_point: always('D05'),
};
const ofS3Leg: Readonly<Record<PolicyLayer, Judge>> = {
  ...limits,
  scp: always('E01'),
  rcp: always('E03'),
  identity: ofIdentity,
  resource: ofBucket,
};
const ofKeyLeg: Readonly<Record<PolicyLayer, Judge>> = {
  ...limits,
  scp: always('F17'),
  rcp: always('F17'),
  identity: ofKeyIdentity,
  resource: ofKey,
};

const of = (id: string, near: readonly Told[]): Silence => ({ id, told: near[0] ?? null });

function ofIdentity(near: readonly Told[], leg: Leg): Silence {
  const unmet = near.find(({ reason }) => reason.because?.element === 'Condition');
  if (unmet) return { id: unmetCause(unmet), told: unmet };
  const open = near.find(holdsVariable);
  if (open) return { id: 'C14', told: open };
  const wrong = near.find((told) => aboutBucket(told, leg));
  if (wrong) return { id: 'C03', told: wrong };
  const companion = !leg.primary || misnamed(leg) !== null || allowsOtherVersion(leg);
  return { id: companion ? 'C04' : 'C01', told: null };
}

/** MFA and tags have causes of their own; every other key is told with what it wants. */
function unmetCause({ reason: { because } }: Told): string {
  if (because?.element !== 'Condition') return 'C05';
  if (because.why === 'variable without value') return 'C14';
  const found = conditionCause([because], { layer: 'identity', byService: false });
  return found !== null && ['C11', 'C13', 'D28'].includes(found) ? found : 'C05';
}

/** A variable that has no value, or that an old policy takes for plain text: Version 2008-10-17 knows none. */
const holdsVariable = ({ reason, statement }: Told): boolean =>
  reason.because?.element === 'Resource' && arrayOf(statement.Resource ?? []).some((arn) => arn.includes('${'));

/** Reading a version is another action than reading the object, and neither stands for the other. */
function allowsOtherVersion({ policies, asked }: Leg): boolean {
  const action = asked.action.includes('version')
    ? asked.action.replace('version', '')
    : asked.action.replace(/^(s3:(?:get|put|delete)object)/, '$1version');
  return judge(policies.identity, { ...asked, action, outlook: 'best' }, 'identity').allowed.length > 0;
}

function ofKeyIdentity(near: readonly Told[], leg: Leg): Silence {
  const unmet = byCondition(near, leg, 'kms', null);
  if (unmet && ['F10', 'F11'].includes(unmet.id)) return unmet;
  if (isOldKey(leg)) return of('F21', near);
  if (!leg.need.action.endsWith(':Decrypt')) return of('F03', near);
  return of(leg.primary || leg.reads ? 'F01' : 'F04', near);
}

/** The object is under another key than new ones, and that one the principal may use. */
function isOldKey(leg: Leg): boolean {
  const { defaultKey, need, policies, asked } = leg;
  if (!leg.reads || defaultKey === null || need.arn === null || defaultKey === need.arn) return false;
  const resource = { ...asked.resource, arn: defaultKey, segments: segmentsOf(defaultKey) };
  return judge(policies.identity, { ...asked, resource, outlook: 'best' }, 'identity').allowed.length > 0;
}

/** The key has a grant for the caller, for something else than this. */
function hasGrant({ about, principal }: Leg): boolean {
  const grants = about.key?.grants ?? 'unknown';
  const names = [principal.arn, principal.name === null ? null : `/${principal.name}`];
  return (
    grants !== 'unknown' &&
    grants.some(({ granteePrincipal }) => names.some((name) => name !== null && granteePrincipal.endsWith(name)))
  );
}

function ofKey(near: readonly Told[], leg: Leg): Silence {
  const unmet = byCondition(near, leg, 'kms', null);
  if (unmet && ['F10', 'F11'].includes(unmet.id)) return unmet;
  if (leg.principal.service === 'cloudfront.amazonaws.com') return of('G03', near);
  return of(hasGrant(leg) ? 'F09' : 'F02', near);
}

function ofBucket(near: readonly Told[], leg: Leg): Silence {
  const { principal } = leg;
  if (principal.type === 'service') return ofService(near, leg);
  const unmet = byCondition(near, leg, 'resource', principal.type === 'anonymous' ? 'E15' : 'D02');
  if (unmet) return unmet;
  if (principal.type === 'anonymous') return { id: 'A10', told: null };
  if (ownerOnly.test(leg.need.action)) return { id: 'D34', told: null };
  if (leg.about.accessPoint !== undefined) return { id: 'D06', told: null };
  const wrong = wrongPrincipal(near, leg);
  return wrong ? { id: 'D03', told: wrong } : { id: 'D02', told: null };
}

/** Calls that S3 keeps for the owner whatever the policy says (API reference, PutBucketPolicy: 405 for other accounts). */
const ownerOnly =
  /^s3:(?:get|put|delete)bucketpolicy$|^s3:(?:createbucket|listallmybuckets)$|accountpublicaccessblock$/i;

const services: readonly (readonly [RegExp, string])[] = [
  [/^cloudfront\./, 'G01'],
  [/^(?:logging\.s3|logdelivery\.elasticloadbalancing)\./, 'D33'],
  [/^s3\./, 'G08'],
];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html and the services' own pages */
function ofService(near: readonly Told[], leg: Leg): Silence {
  const service = leg.principal.service ?? '';
  const id = services.find(([name]) => name.test(service))?.[1] ?? 'G09';
  const oai =
    id === 'G01' && leg.documents.some(({ document }) => /Origin Access Identity/i.test(JSON.stringify(document)));
  return of(oai && near.length === 0 ? 'G02' : id, near);
}

/** A statement that fails only on a condition; `otherwise` when its key is not telling. */
function byCondition(
  near: readonly Told[],
  leg: Leg,
  layer: 'resource' | 'kms',
  otherwise: string | null,
): Silence | null {
  for (const told of near) {
    const { because } = told.reason;
    if (because?.element !== 'Condition') continue;
    const where = { layer, byService: leg.principal.type === 'service' };
    const id = conditionCause([because], where) ?? otherwise;
    if (id) return { id, told };
  }
  return null;
}

/** Whether the statement is about this bucket, in whatever spelling, though not about this ARN. */
function aboutBucket({ reason, statement }: Told, leg: Leg): boolean {
  if (reason.because?.element !== 'Resource') return false;
  const bucket = leg.bucket.toLowerCase();
  return arrayOf(statement.Resource ?? []).some((arn) => {
    const [name = ''] = (arn.split(':').slice(5).join(':') || arn).toLowerCase().split('/');
    return name === bucket || (name.replace(/\*$/, '') === bucket && name.endsWith('*'));
  });
}
