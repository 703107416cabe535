import type { State } from '../../aws/state.ts';
import { cooperAvatars } from './cooper-avatars.ts';
import { cooperCatalog } from './cooper-catalog.ts';
import { cooperDatasets } from './cooper-datasets.ts';
import { cooperDownloads } from './cooper-downloads.ts';
import { cooperEuArchive } from './cooper-eu-archive.ts';
import { cooperEvents } from './cooper-events.ts';
import { cooperFinance } from './cooper-finance.ts';
import { cooperLegacy } from './cooper-legacy.ts';
import { cooperLogs } from './cooper-logs.ts';
import { cooperMedia } from './cooper-media.ts';
import { cooperPartnerDrop } from './cooper-partner-drop.ts';
import { cooperRawFootage } from './cooper-raw-footage.ts';
import { cooperRecords } from './cooper-records.ts';
import { cooperUploads } from './cooper-uploads.ts';
import { cooperVault } from './cooper-vault.ts';

/** Each bucket is wrong in a way of its own; the README's table says which. */
export const buckets: readonly ((state: State) => void)[] = [
  cooperMedia,
  cooperDownloads,
  cooperAvatars,
  cooperFinance,
  cooperRecords,
  cooperPartnerDrop,
  cooperEuArchive,
  cooperUploads,
  cooperRawFootage,
  cooperEvents,
  cooperLegacy,
  cooperLogs,
  cooperCatalog,
  cooperVault,
  cooperDatasets,
];
