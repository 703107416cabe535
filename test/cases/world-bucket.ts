import type { Acl } from '../../src/sandbox/aws/services/s3/state.ts';
import { allUsers, canonicalId, logDelivery, type SeededBucket } from '../../src/sandbox/aws/services/s3/seed.ts';
import { authenticatedUsers } from '../../src/sandbox/aws/services/s3/acl/groups.ts';
import type { State } from '../../src/sandbox/aws/state.ts';
import { momentIn } from './world-moment.ts';
import type { WorldBucket, WorldGrant } from './world-schema.ts';

/** A bucket of a world as the local AWS's seed takes it. */
export function bucketOf(state: State, { settings, objects, grants, createdAt, ...plain }: WorldBucket) {
  const seeded = {
    ...plain,
    ...settings,
    ...(createdAt === undefined ? {} : { createdAt: momentIn(state, createdAt) }),
    grants: grantsOf(grants),
    objects: objects.map((one) => ({
      ...one,
      at: momentIn(state, one.at ?? '-2d'),
      grants: grantsOf(one.grants),
      retention: one.retention === undefined ? null : { ...one.retention, until: momentIn(state, one.retention.until) },
    })),
  };
  // What zod read of JSON says «undefined» where the seed's types say «not there»; the seed treats both the same.
  return seeded as SeededBucket;
}

const groups = { AllUsers: allUsers, AuthenticatedUsers: authenticatedUsers, LogDelivery: logDelivery };

const grantsOf = (grants: readonly WorldGrant[]): Acl['grants'] =>
  grants.map(({ to, permission }) => ({ grantee: granteeOf(to), permission }));

function granteeOf(to: string): Acl['grants'][number]['grantee'] {
  const uri = groups[to as keyof typeof groups];
  return uri === undefined ? { id: canonicalId(to) } : { uri };
}
