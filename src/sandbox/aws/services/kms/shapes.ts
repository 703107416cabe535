import { page } from '../protocols/paging.ts';
import type { Output } from '../protocols/protocol.ts';
import { text, whole } from '../protocols/schema.ts';
import type { Key } from './state.ts';

/** Pages of KMS: `Limit` and `Marker` in, `Truncated` and `NextMarker` out. */
export const paging = { Limit: whole.min(1).max(1000).optional(), Marker: text.optional() };

export interface Paging {
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
}

export function listing(list: string, all: readonly unknown[], { Limit, Marker }: Paging): Output {
  const { items, next } = page(all, { size: Limit ?? 50, token: Marker, invalid: 'InvalidMarkerException' });
  return { [list]: items, Truncated: next !== null, NextMarker: next };
}

export function keyView(key: Key) {
  return {
    AWSAccountId: key.account,
    KeyId: key.id,
    Arn: key.arn,
    CreationDate: key.created,
    Enabled: key.state === 'Enabled',
    Description: key.description,
    KeyUsage: key.usage,
    KeyState: key.state,
    DeletionDate: key.deletionDate,
    Origin: key.origin,
    KeyManager: key.manager,
    CustomerMasterKeySpec: key.spec,
    KeySpec: key.spec,
    EncryptionAlgorithms: key.usage === 'ENCRYPT_DECRYPT' ? ['SYMMETRIC_DEFAULT'] : null,
    MultiRegion: key.multiRegion,
    MultiRegionConfiguration: key.multiRegion
      ? {
          MultiRegionKeyType: 'PRIMARY',
          PrimaryKey: { Arn: key.arn, Region: key.region },
          ReplicaKeys: [],
        }
      : null,
  };
}
