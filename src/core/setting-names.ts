import type { SettingName } from './settings.ts';

/** Every setting's name: the types miss one if we do. */
const all: Readonly<Record<SettingName, true>> = {
  publicAccessBlock: true,
  accountPublicAccessBlock: true,
  policy: true,
  policyStatus: true,
  ownershipControls: true,
  acl: true,
  encryption: true,
  versioning: true,
  logging: true,
  lifecycle: true,
  replication: true,
  notification: true,
  website: true,
  cors: true,
  requestPayment: true,
  accelerate: true,
  objectLock: true,
  tagging: true,
  abac: true,
  metadata: true,
  metadataTable: true,
  metrics: true,
  inventory: true,
  analytics: true,
  intelligentTiering: true,
};

export const isSettingName = (name: string): name is SettingName => Object.hasOwn(all, name);
