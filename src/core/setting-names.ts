import type { Place } from './change.ts';
import type { SettingName } from './settings.ts';

/** Every setting, and what people call it: the types miss one if we do. */
const titles: Readonly<Record<SettingName, string>> = {
  publicAccessBlock: 'Block Public Access',
  accountPublicAccessBlock: 'Block Public Access',
  policy: 'Bucket policy',
  policyStatus: 'Policy status',
  ownershipControls: 'Object Ownership',
  acl: 'Access control list',
  encryption: 'Default encryption',
  versioning: 'Versioning',
  logging: 'Access logging',
  lifecycle: 'Lifecycle rules',
  replication: 'Replication',
  notification: 'Event notifications',
  website: 'Website',
  cors: 'CORS rules',
  requestPayment: 'Requester Pays',
  accelerate: 'Transfer Acceleration',
  objectLock: 'Object Lock',
  tagging: 'Tags',
  abac: 'Access by tags',
  metadata: 'Metadata configuration',
  metadataTable: 'Metadata table',
  metrics: 'Request metrics',
  inventory: 'Inventory',
  analytics: 'Storage class analysis',
  intelligentTiering: 'Intelligent-Tiering',
};

export const isSettingName = (name: string): name is SettingName => Object.hasOwn(titles, name);

/** `Bucket policy of logs`; of what is no setting, its own name. */
export function settingAt(name: string, { bucket, account }: Pick<Place, 'bucket' | 'account'>): string {
  const where = bucket === null || name === 'accountPublicAccessBlock' ? `account ${account}` : bucket;
  return `${settingTitle(name)} of ${where}`;
}

export const settingTitle = (name: string): string => (isSettingName(name) ? titles[name] : name);
