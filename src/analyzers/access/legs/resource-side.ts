import type { Facts } from '../../../core/facts.ts';
import type { VpcEndpoint } from '../../../core/network.ts';
import type { PolicyPlace } from '../../../core/policy-place.ts';
import type { PolicyDocument } from '../../../core/settings.ts';
import { code, words } from '../../../core/words.ts';
import { hiddenBy } from './hidden-fact.ts';
import { nothing, placed, type Side } from './sides.ts';

/** The bucket policy. */
export function bucketSide(facts: Facts): Side {
  const { policy } = facts.reads;
  const what = `the bucket policy of ${facts.target.bucket}`;
  if (policy?.is === 'known')
    return resource(what, 'GetBucketPolicy', { is: 'bucket', bucket: facts.target.bucket }, policy.value);
  if (policy?.is === 'absent') return nothing;
  const hidden = hiddenBy('resource', what, policy);
  return { documents: [], hidden: hidden ? [hidden] : [] };
}

/** The policy of the KMS key, if it is the key that is asked for. */
export function keySide(facts: Facts, keyArn: string | null): Side {
  const { kmsKeyPolicy } = facts.reads;
  const what = `the policy of the KMS key ${keyName(keyArn)}`;
  if (!isReadKey(facts, keyArn)) {
    const because = words`${what} was not read: the object is under another key`;
    return { documents: [], hidden: [{ layer: 'resource', because, needs: [] }] };
  }
  if (kmsKeyPolicy?.is === 'known')
    return resource(what, 'GetKeyPolicy', keyArn === null ? null : { is: 'key', arn: keyArn }, kmsKeyPolicy.value);
  const hidden = hiddenBy('resource', what, kmsKeyPolicy);
  return { documents: [], hidden: hidden ? [hidden] : [] };
}

const keyName = (arn: string | null): string => arn?.split(':key/')[1] ?? arn ?? 'that is not known';

/** Only one key is read: that of the object, else of the bucket's default. */
const isReadKey = ({ reads: { kmsKey } }: Facts, arn: string | null): boolean =>
  arn === null || kmsKey?.is !== 'known' || kmsKey.value.arn === arn;

/**
 * The policies of the endpoint that the request went through; of every endpoint, each by itself, when nobody says which.
 * A request from elsewhere goes through none.
 */
export function endpointSides(facts: Facts, through: string | null): readonly (Side & { readonly id: string })[] {
  const { vpcEndpoints } = facts.reads;
  if (vpcEndpoints?.is !== 'known') return [];
  const asked = vpcEndpoints.value.filter(({ id }) => through === null || id === through);
  return asked.flatMap((endpoint) => endpointSide(endpoint));
}

function endpointSide({ id, policy }: VpcEndpoint): readonly (Side & { readonly id: string })[] {
  if (policy === null) return [];
  const side = placed({
    layer: 'vpc_endpoint',
    level: null,
    what: `the policy of the VPC endpoint ${id}`,
    call: 'DescribeVpcEndpoints',
    arn: null,
    shared: true,
    place: { is: 'vpc endpoint', id },
    document: policy,
    use: 'resource',
  });
  return [{ id, ...side }];
}

/** Why nobody can say what an endpoint's policy says; null when it can be said. */
export function endpointHidden(facts: Facts, through: string | null): Side {
  const { vpcEndpoints } = facts.reads;
  const hidden = hiddenBy('vpc_endpoint', 'the policies of VPC endpoints', vpcEndpoints);
  if (hidden) return { documents: [], hidden: [hidden] };
  const known = vpcEndpoints?.is === 'known' ? vpcEndpoints.value : [];
  if (through === null || known.some(({ id }) => id === through)) return nothing;
  const because = words`the VPC endpoint ${code(through)} is not in this account and Region`;
  return { documents: [], hidden: [{ layer: 'vpc_endpoint', because, needs: ['ec2:DescribeVpcEndpoints'] }] };
}

/** The access point's own policy. */
export function accessPointSide(facts: Facts): Side {
  const { accessPoint } = facts.reads;
  if (accessPoint === undefined || accessPoint.is === 'absent') return nothing;
  if (accessPoint.is !== 'known') {
    const hidden = hiddenBy('access_point', 'the access point', accessPoint);
    return { documents: [], hidden: hidden ? [hidden] : [] };
  }
  const { name, arn, policy } = accessPoint.value;
  const what = `the policy of the access point ${name}`;
  if (policy.is === 'absent') return nothing;
  if (policy.is === 'known')
    return placed({
      layer: 'access_point',
      level: null,
      what,
      call: 'GetAccessPointPolicy',
      arn,
      shared: true,
      place: { is: 'access point', arn },
      document: policy.value,
      use: 'resource',
    });
  const hidden = hiddenBy('access_point', what, policy);
  return { documents: [], hidden: hidden ? [hidden] : [] };
}

const resource = (what: string, call: string, place: PolicyPlace | null, document: PolicyDocument): Side =>
  placed({ layer: 'resource', level: null, what, call, arn: null, shared: true, place, document, use: 'resource' });
