import type { PolicyPlace } from '../../../src/core/policy-place.ts';
import type { PolicyDocument, PolicyStatement } from '../../../src/core/settings.ts';
import { parsePrincipal, type Principal } from '../../../src/core/principal.ts';
import { type Told, toldBy } from '../../../src/analyzers/access/causes/told.ts';
import { callerFor } from './caller-for.ts';
import type { PolicyLayer } from '../../../src/analyzers/access/legs/policy-layer.ts';
import type { Leg } from '../../../src/analyzers/access/legs/leg.ts';
import { type Document, placed } from '../../../src/analyzers/access/legs/sides.ts';
import { segmentsOf } from '../../../src/policy/arn.ts';
import type { Circumstances } from '../../../src/policy/circumstances.ts';
import type { PolicyUse } from '../../../src/policy/parse.ts';
import { unseen, type Values } from '../../../src/policy/pattern.ts';
import type { Policies } from '../../../src/policy/policies.ts';
import { weigh } from '../../../src/policy/weigh.ts';

export const account = '111122223333';
export const role = `arn:aws:iam::${account}:role/team/app`;
export const session = `arn:aws:sts::${account}:assumed-role/app/s1`;
export const object = 'arn:aws:s3:::media/data/report.csv';
export const bucket = 'arn:aws:s3:::media';
export const key = 'arn:aws:kms:us-east-1:111122223333:key/k1';

/** A document of a layer: its statements, and what is said of it. */
export interface Held {
  readonly layer: PolicyLayer;
  readonly statements: readonly PolicyStatement[];
  readonly what?: string;
  readonly arn?: string;
  readonly shared?: boolean;
  readonly place?: PolicyPlace;
  readonly version?: string | null;
  readonly level?: string;
}

export interface Given {
  readonly as?: string;
  readonly action?: string;
  readonly arn?: string;
  readonly owner?: string;
  readonly context?: Readonly<Record<string, readonly string[] | typeof unseen>>;
  readonly documents?: readonly Held[];
  readonly about?: Partial<Circumstances>;
  readonly hidden?: Leg['hidden'];
  readonly need?: Partial<Leg['need']>;
  /** Control policies by level, root first; a document of the organization belongs to the level that it names. */
  readonly levels?: readonly string[];
  readonly more?: Partial<Pick<Leg, 'primary' | 'reads' | 'patchable' | 'defaultKey' | 'endpoints' | 'context'>>;
}

/** A leg as a diagnosis builds it: a session of a role gets an object of its own account's bucket where nothing else is said. */
export function legOf(given: Given = {}): Leg {
  const { as = session, action = 's3:GetObject', arn = object, owner = account, hidden = [] } = given;
  const principal = named(as);
  const { documents: held = [], levels = [] } = given;
  const documents = held.map(documentOf);
  const policies = policiesOf(documents, levels);
  const about = { owner, rcpFullAccessImplicit: true, publicPolicyCutOff: false, unread: [], ...given.about };
  const context = contextOf({ ...whoIs(as, principal.account), ...given.context });
  const resource = { arn, segments: segmentsOf(arn), everything: arn === '*' };
  const asked = { caller: callerFor(principal), action: action.toLowerCase(), resource, values: context.values };
  return {
    need: { action, on: arn === '*' ? 'everything' : 'object', arn, always: true, why: [], ...given.need },
    primary: true,
    reads: true,
    patchable: true,
    bucket: 'media',
    defaultKey: null,
    principal,
    asked,
    policies,
    about,
    documents,
    hidden,
    weighed: weigh(asked, policies, about),
    endpoints: [],
    context: [],
    valueOf: context.valueOf,
    ...given.more,
  };
}

function named(as: string): Principal {
  const principal = parsePrincipal(as);
  if (!principal) throw new Error(`no principal: ${as}`);
  return principal;
}

function policiesOf(documents: readonly Document[], levels: readonly string[]): Policies {
  const of = (layer: PolicyLayer) => documents.filter((one) => one.layer === layer).map(({ policy }) => policy);
  const leveled = (kind: 'scp' | 'rcp') =>
    levels.map((level) => ({
      level,
      policies: documents.filter((one) => one.layer === kind && one.level === level).map(({ policy }) => policy),
    }));
  return {
    identity: of('identity'),
    permissionsBoundary: of('permissions_boundary'),
    session: of('session'),
    resource: of('resource')[0] ?? null,
    accessPoint: of('access_point')[0] ?? null,
    scp: leveled('scp'),
    rcp: leveled('rcp'),
    vpcEndpoint: of('vpc_endpoint'),
  };
}

type Context = NonNullable<Given['context']>;

function contextOf(context: Context): { readonly values: Values; readonly valueOf: Leg['valueOf'] } {
  const lower = new Map<string, Context[string]>(
    Object.entries(context).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const valueOf: Leg['valueOf'] = (key) => {
    const found = lower.get(key.toLowerCase());
    if (found === unseen) return { key, status: 'unknown', values: null, why: [] };
    return { key, status: 'known', values: found ?? null, why: [] };
  };
  return { values: (name) => lower.get(name), valueOf };
}

function whoIs(as: string, of: string | null): Context {
  if (of === null) return {};
  return { 'aws:PrincipalArn': [as === session ? role : as], 'aws:PrincipalAccount': [of] };
}

const uses: Partial<Record<PolicyLayer, PolicyUse>> = {
  identity: 'identity',
  permissions_boundary: 'identity',
  session: 'session',
  scp: 'scp',
  rcp: 'rcp',
};

function documentOf({ layer, statements, what, arn, shared, place, level, version = '2012-10-17' }: Held): Document {
  const document: PolicyDocument = { ...(version === null ? {} : { Version: version }), Statement: statements };
  const side = placed({
    layer,
    level: level ?? null,
    what: what ?? `the ${layer} policy`,
    call: 'GetPolicy',
    arn: arn ?? null,
    shared: shared ?? layer !== 'identity',
    place: place ?? null,
    document,
    use: uses[layer] ?? 'resource',
  });
  const [found] = side.documents;
  if (!found) throw new Error(JSON.stringify(side.hidden));
  return found;
}

/** What the first statement of this effect in the layer said. */
export function told(leg: Leg, layer: PolicyLayer, effect: 'Allow' | 'Deny'): Told | null {
  const { best, worst } = leg.weighed;
  const outlook = best.blockedBy.includes(layer) || !worst.blockedBy.includes(layer) ? 'best' : 'worst';
  return toldBy(leg, layer, outlook).find(({ reason }) => reason.effect === effect) ?? null;
}
