import type { Layer } from '../../../policy/decision.ts';

/** Layers that are made of policies; the others are S3's own gates. */
const policyLayers = [
  'scp',
  'rcp',
  'vpc_endpoint',
  'resource',
  'access_point',
  'identity',
  'permissions_boundary',
  'session',
] as const satisfies readonly Layer[];

export type PolicyLayer = (typeof policyLayers)[number];

export const isPolicyLayer = (layer: Layer): layer is PolicyLayer => policyLayers.some((one) => one === layer);
