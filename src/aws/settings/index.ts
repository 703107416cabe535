import type { SettingName } from '../../core/settings.ts';
import type { Setting } from '../reading.ts';
import { abac } from './abac.ts';
import { accelerate } from './accelerate.ts';
import { accountPublicAccessBlock } from './account-public-access-block.ts';
import { acl } from './acl.ts';
import { analytics } from './analytics.ts';
import { cors } from './cors.ts';
import { encryption } from './encryption.ts';
import { intelligentTiering } from './intelligent-tiering.ts';
import { inventory } from './inventory.ts';
import { lifecycle } from './lifecycle.ts';
import { logging } from './logging.ts';
import { metadata } from './metadata.ts';
import { metadataTable } from './metadata-table.ts';
import { metrics } from './metrics.ts';
import { notification } from './notification.ts';
import { objectLock } from './object-lock.ts';
import { ownershipControls } from './ownership-controls.ts';
import { policy } from './policy.ts';
import { policyStatus } from './policy-status.ts';
import { publicAccessBlock } from './public-access-block.ts';
import { replication } from './replication.ts';
import { requestPayment } from './request-payment.ts';
import { tagging } from './tagging.ts';
import { versioning } from './versioning.ts';
import { website } from './website.ts';

/** Every sub-resource of a bucket that S3 has a Get call for, by name: the types miss one if we do. */
const byName: { readonly [Name in SettingName]: Setting<Name> } = {
  publicAccessBlock,
  accountPublicAccessBlock,
  policy,
  policyStatus,
  ownershipControls,
  acl,
  encryption,
  versioning,
  logging,
  lifecycle,
  replication,
  notification,
  website,
  cors,
  requestPayment,
  accelerate,
  objectLock,
  tagging,
  abac,
  metadata,
  metadataTable,
  metrics,
  inventory,
  analytics,
  intelligentTiering,
};

export const settings: readonly Setting[] = Object.values(byName);

export function settingOf<Name extends SettingName>(name: Name): Setting<Name> {
  return byName[name];
}
