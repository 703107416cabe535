import type { PolicyDocument } from '../../../core/settings.ts';
import type { Leg } from '../legs/leg.ts';
import type { PolicyLayer } from '../legs/policy-layer.ts';
import type { Document } from '../legs/sides.ts';

/** How long a document may be, and whether white space counts. As AWS's pages said on 22 November 2026. */
interface Limit {
  readonly characters: number;
  readonly source: string;
}

const iam = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html';

/** In IAM white space does not count, and all inline policies of one user, role or group count together. */
const limits = {
  managed: { characters: 6_144, source: iam },
  inlineOfUser: { characters: 2_048, source: iam },
  inlineOfRole: { characters: 10_240, source: iam },
  inlineOfGroup: { characters: 5_120, source: iam },
  bucket: {
    characters: 20_480,
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html',
  },
  accessPoint: {
    characters: 20_480,
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-restrictions-limitations.html',
  },
  key: { characters: 32_768, source: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html' },
  endpoint: {
    characters: 20_480,
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
  },
} satisfies Readonly<Record<string, Limit>>;

/** The limit that a document would be over; null when it fits. */
export function over(
  leg: Leg,
  layer: PolicyLayer,
  document: Document | null,
  after: PolicyDocument,
): (Limit & { readonly size: number }) | null {
  const limit = limitOf(leg, layer, document);
  if (limit === null) return null;
  const inline = layer === 'identity' && (document === null || (document.arn === null && !document.shared));
  const beside = inline
    ? leg.documents.filter((one) => one.layer === 'identity' && !one.shared && one !== document)
    : [];
  const size = [after, ...beside.map((one) => one.document)].reduce((sum, one) => sum + sizeOf(one), 0);
  return size > limit.characters ? { ...limit, size } : null;
}

function limitOf({ asked, principal }: Leg, layer: PolicyLayer, document: Document | null): Limit | null {
  if (layer === 'identity') return limits[ofIdentity(document, principal)];
  if (layer === 'resource') return asked.resource.segments?.[2] === 'kms' ? limits.key : limits.bucket;
  return byLayer[layer] ?? null;
}

function ofIdentity(document: Document | null, { type }: Leg['principal']): keyof typeof limits {
  if (document !== null && document.arn !== null) return 'managed';
  if (document?.shared) return 'inlineOfGroup';
  return type === 'user' ? 'inlineOfUser' : 'inlineOfRole';
}

const byLayer: Partial<Readonly<Record<PolicyLayer, Limit>>> = {
  permissions_boundary: limits.managed,
  access_point: limits.accessPoint,
  vpc_endpoint: limits.endpoint,
};

/** In UTF-8, without any white space that is not needed. */
const sizeOf = (document: PolicyDocument): number => new TextEncoder().encode(JSON.stringify(document)).length;
