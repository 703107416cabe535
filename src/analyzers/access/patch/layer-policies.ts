import type { CauseLayer } from '../../../core/cause.ts';
import type { Layer } from '../../../policy/decision.ts';
import type { PolicyUse } from '../../../policy/parse.ts';
import type { Policies } from '../../../policy/policies.ts';
import type { Policy } from '../../../policy/policy.ts';
import { isPolicyLayer, type PolicyLayer } from '../legs/policy-layer.ts';

type Put = (policies: readonly Policy[]) => Partial<Policies>;

/** No patch is for a policy of the organization. */
const nowhere: Put = () => ({});

const places: Readonly<Record<PolicyLayer, Put>> = {
  identity: (identity) => ({ identity }),
  permissions_boundary: (permissionsBoundary) => ({ permissionsBoundary }),
  session: (session) => ({ session }),
  vpc_endpoint: (vpcEndpoint) => ({ vpcEndpoint }),
  resource: ([resource = null]) => ({ resource }),
  access_point: ([accessPoint = null]) => ({ accessPoint }),
  scp: nowhere,
  rcp: nowhere,
};

/** The same policies but for those of one layer. */
export const withLayer = (all: Policies, layer: PolicyLayer, policies: readonly Policy[]): Policies => ({
  ...all,
  ...places[layer](policies),
});

/** What the documents of a layer must and may not say. */
export const useOf = (layer: PolicyLayer): PolicyUse =>
  layer === 'identity' || layer === 'permissions_boundary' || layer === 'session' ? 'identity' : 'resource';

/** Whether a cause of this layer lies in a policy. */
export const isOfPolicies = (layer: CauseLayer): layer is PolicyLayer => isPolicyLayer(layer as Layer);
