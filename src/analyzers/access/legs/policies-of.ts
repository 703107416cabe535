import type { Facts } from '../../../core/facts.ts';
import type { Layer } from '../../../policy/decision.ts';
import type { Level, Policies } from '../../../policy/policies.ts';
import type { Principal } from '../../../core/principal.ts';
import { levelsOver } from './organization-side.ts';
import { isPolicyLayer } from './policy-layer.ts';
import type { Document, Side } from './sides.ts';

/** The documents of a request as the evaluator takes them. `owner`: of the bucket or key. */
export function policiesOf({ documents }: Side, facts: Facts, { account }: Principal, owner: string | null): Policies {
  const of = (layer: Layer) => documents.filter((one) => one.layer === layer).map(({ policy }) => policy);
  return {
    identity: of('identity'),
    permissionsBoundary: of('permissions_boundary'),
    session: of('session'),
    resource: of('resource')[0] ?? null,
    accessPoint: of('access_point')[0] ?? null,
    scp: leveled(documents, facts, 'scp', account),
    rcp: leveled(documents, facts, 'rcp', owner),
    vpcEndpoint: of('vpc_endpoint'),
  };
}

/** Every level counts, also one on which no policy hangs: then nothing there allows. */
function leveled(
  documents: readonly Document[],
  facts: Facts,
  kind: 'scp' | 'rcp',
  account: string | null,
): readonly Level[] {
  return levelsOver(facts, kind, account).map(({ id }) => ({
    level: id,
    policies: documents.filter(({ layer, level }) => layer === kind && level === id).map(({ policy }) => policy),
  }));
}

/** The layers of policies of which something is hidden. */
export function unreadOf({ hidden }: Side): readonly Layer[] {
  const layers = hidden.map(({ layer }) => layer as Layer).filter((layer) => isPolicyLayer(layer));
  return [...new Set(layers)];
}
