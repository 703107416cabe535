import { remember } from '../../history.ts';
import type { State } from '../../state.ts';
import { newBucket } from './buckets/new-bucket.ts';
import { canonicalId } from './canonical-id.ts';
import { fromSdk, type SdkShape } from './sdk-shape.ts';
import { type SeededObject, seedObject } from './seed-object.ts';
import { setDocument } from './settings/documents.ts';
import { namedSettings, settings } from './settings/table.ts';
import { xmlDocument } from './xml.ts';
import type { Acl, Bucket, Upload } from './state.ts';

export { allUsers, logDelivery } from './acl/groups.ts';
export { canonicalId } from './canonical-id.ts';

/** Settings by name, in the shape that the SDK's Put calls take; null takes away what a new bucket has. */
type SeededSettings = { readonly [Name in SettingName]?: SdkShape | null };
type NamedSettings = { readonly [Name in NamedSettingName]?: readonly (SdkShape & { readonly Id: string })[] };

/** Our names of settings and the query names of S3. */
const queries = {
  publicAccessBlock: 'publicAccessBlock',
  ownershipControls: 'ownershipControls',
  encryption: 'encryption',
  versioning: 'versioning',
  logging: 'logging',
  lifecycle: 'lifecycle',
  replication: 'replication',
  notification: 'notification',
  website: 'website',
  cors: 'cors',
  requestPayment: 'requestPayment',
  accelerate: 'accelerate',
  objectLock: 'object-lock',
  tagging: 'tagging',
  abac: 'abac',
  metadata: 'metadataConfiguration',
  metadataTable: 'metadataTable',
} as const;
type SettingName = keyof typeof queries;

const namedQueries = {
  metrics: 'metrics',
  inventory: 'inventory',
  analytics: 'analytics',
  intelligentTiering: 'intelligent-tiering',
} as const;
type NamedSettingName = keyof typeof namedQueries;

export interface SeededBucket extends SeededSettings, NamedSettings {
  readonly name: string;
  readonly account: string;
  /** `us-east-1` when not given. */
  readonly region?: string;
  /** The world's now when not given. */
  readonly createdAt?: Date;
  /** Kept as it stands: also one that S3 would refuse today. */
  readonly policy?: object;
  /** More than the owner's full control. */
  readonly grants?: Acl['grants'];
  readonly objects?: readonly SeededObject[];
  readonly uploads?: readonly SeededUpload[];
}

/** An upload in parts that nobody finished. */
interface SeededUpload {
  readonly key: string;
  readonly at: Date;
  /** Bytes of each part. */
  readonly parts?: readonly number[];
  readonly storageClass?: string;
}

/** Puts a bucket into the world, as S3 makes them today but for what is said. Nothing is validated: worlds may be old. */
export function bucket(state: State, seeded: SeededBucket): Bucket {
  const { name, account, region = 'us-east-1', createdAt = state.clock() } = seeded;
  const made = newBucket({ name, account, region, createdAt });
  seedSettings(made, seeded);
  seedGrants(made, seeded.grants ?? []);
  state.s3.buckets.set(name, made);
  for (const object of seeded.objects ?? []) seedObject(state, made, object);
  for (const upload of seeded.uploads ?? []) seedUpload(state, made, upload);
  return made;
}

function seedSettings(made: Bucket, seeded: SeededBucket): void {
  for (const setting of Object.keys(queries) as SettingName[]) seedSetting(made, setting, seeded[setting]);
  for (const setting of Object.keys(namedQueries) as NamedSettingName[])
    seedNamed(made, setting, seeded[setting] ?? []);
  if (seeded.policy !== undefined) setDocument(made, 'policy', JSON.stringify(seeded.policy));
}

function seedGrants(made: Bucket, grants: Acl['grants']): void {
  const owner = canonicalId(made.account);
  const own: Acl['grants'] = [{ grantee: { id: owner }, permission: 'FULL_CONTROL' }];
  made.acl = remember(undefined, { owner, grants: [...own, ...grants] }, 0);
}

/** The account's own S3 Block Public Access. */
export function accountPublicAccessBlock(state: State, account: string, block: SdkShape): void {
  const document = xmlDocument('PublicAccessBlockConfiguration', fromSdk(block, 'PublicAccessBlockConfiguration'));
  state.s3Control.publicAccessBlocks.set(account, remember(undefined, document, 0));
}

function seedSetting(made: Bucket, setting: SettingName, shape: SdkShape | null | undefined): void {
  const row = settings.find(({ query }) => query === queries[setting]);
  if (shape === undefined || row === undefined) return;
  setDocument(made, row.query, shape === null ? null : xmlDocument(row.root, fromSdk(shape, row.root)));
}

function seedNamed(
  made: Bucket,
  setting: NamedSettingName,
  shapes: readonly (SdkShape & { readonly Id: string })[],
): void {
  const row = namedSettings.find(({ query }) => query === namedQueries[setting]);
  if (row === undefined || shapes.length === 0) return;
  const documents = shapes.map((shape) => [shape.Id, xmlDocument(row.root, fromSdk(shape, row.root))] as const);
  made.lists.set(row.query, remember(undefined, new Map(documents), 0));
}

function seedUpload(
  state: State,
  made: Bucket,
  { key, at, parts = [], storageClass = 'STANDARD' }: SeededUpload,
): void {
  state.s3.made += 1;
  const id = `seeded-upload-${state.s3.made}`;
  const owner = canonicalId(made.account);
  const data: Upload['data'] = {
    headers: { 'content-type': 'binary/octet-stream' },
    metadata: {},
    storageClass,
    encryption: { algorithm: 'AES256' },
    checksums: {},
    tags: [],
    retention: null,
    legalHold: false,
    acl: { owner, grants: [{ grantee: { id: owner }, permission: 'FULL_CONTROL' }] },
    replicationStatus: null,
    restore: null,
    websiteRedirect: null,
  };
  const kept = parts.map((size, nth) => {
    const number = nth + 1;
    const etag = `"${String(number).padStart(32, '0')}"`;
    return [number, { number, etag, at, content: { is: 'virtual', size } }] as const;
  });
  made.uploads.set(id, { id, key, at, initiator: owner, owner, data, parts: new Map(kept) });
}
