import type { MeasureName } from '../../core/facts.ts';
import type { Reading } from '../reading.ts';
import { bucket } from './bucket.ts';
import { caller } from './caller.ts';
import { identity } from './identity.ts';
import { kmsGrants } from './kms-grants.ts';
import { kmsKey } from './kms-key.ts';
import { kmsKeyPolicy } from './kms-key-policy.ts';
import { nearbyKeys } from './nearby-keys.ts';
import { object } from './object.ts';
import { objectAcl } from './object-acl.ts';
import { objectLegalHold } from './object-legal-hold.ts';
import { objectRetention } from './object-retention.ts';
import { objectTags } from './object-tags.ts';
import { objectVersions } from './object-versions.ts';
import { recentChanges } from './recent-changes.ts';

/** Everything that is only read, by name: the types miss one if we do. */
const byName: { readonly [Name in MeasureName]: Reading<Name> } = {
  bucket,
  caller,
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
  identity,
  recentChanges,
};

export const measures: readonly Reading[] = Object.values(byName);
