import type { CauseLayer } from '../../../core/cause.ts';
import type { Layer } from '../../../policy/decision.ts';

/** What people call the layers. */
const names: Readonly<Record<CauseLayer | Layer, string>> = {
  authentication: 'authentication',
  region: 'the region',
  existence: 'what is there',
  scp: 'service control policies',
  rcp: 'resource control policies',
  vpc_endpoint: 'VPC endpoint policies',
  resource: 'the bucket policy',
  access_point: 'the access point policy',
  identity: 'identity policies',
  permissions_boundary: 'the permissions boundary',
  session: 'the session policy',
  s3_block_public_access: 'Block Public Access',
  acl: 'ACLs',
  ownership: 'Object Ownership',
  kms: 'the KMS key',
  requester_pays: 'Requester Pays',
  object_lock: 'Object Lock',
  encryption_type: 'the encryption type',
  state: 'the state of the object',
};

export const layerName = (layer: CauseLayer | Layer): string => names[layer];

/** `Block Public Access, ACLs`; «nothing» is a word, too. Where a key is asked for, the resource is the key. */
export const layerNames = (layers: readonly (CauseLayer | Layer)[], isKey = false): string =>
  [...new Set(layers)].map((layer) => (isKey && layer === 'resource' ? 'the key policy' : names[layer])).join(', ') ||
  'nothing';
