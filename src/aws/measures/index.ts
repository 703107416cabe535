import type { MeasureName } from '../../core/facts.ts';
import type { Reading } from '../reading.ts';
import { accessPoint } from './access-point.ts';
import { bucket } from './bucket.ts';
import { caller } from './caller.ts';
import { deniedCalls } from './denied-calls.ts';
import { identity } from './identity.ts';
import { kmsGrants } from './kms-grants.ts';
import { kmsKeyPolicy } from './kms-key-policy.ts';
import { kmsKey } from './kms-key.ts';
import { nearbyKeys } from './nearby-keys.ts';
import { objectAcl } from './object-acl.ts';
import { objectHead } from './object-head.ts';
import { objectLegalHold } from './object-legal-hold.ts';
import { objectRetention } from './object-retention.ts';
import { objectTags } from './object-tags.ts';
import { objectVersions } from './object-versions.ts';
import { object } from './object.ts';
import { organizationBlock } from './organization-block.ts';
import { organization } from './organization.ts';
import { owner } from './owner.ts';
import { publicCheck } from './public-check.ts';
import { recentChanges } from './recent-changes.ts';
import { session } from './session.ts';
import { simulation } from './simulation.ts';
import { vpcEndpoints } from './vpc-endpoints.ts';

/** Everything that is only read, by name: the types miss one if we do. */
const byName: { readonly [Name in MeasureName]: Reading<Name> } = {
  bucket,
  caller,
  objectHead,
  object,
  objectAcl,
  objectTags,
  objectRetention,
  objectLegalHold,
  objectVersions,
  nearbyKeys,
  kmsKey,
  kmsKeyPolicy,
  kmsGrants,
  owner,
  identity,
  session,
  organization,
  organizationBlock,
  vpcEndpoints,
  accessPoint,
  recentChanges,
  deniedCalls,
  simulation,
  publicCheck,
};

export const measures: readonly Reading[] = Object.values(byName);
