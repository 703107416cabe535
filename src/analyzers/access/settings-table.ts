import type { Fact } from '../../core/fact.ts';
import type { Facts } from '../../core/facts.ts';
import type { TableSection } from '../../core/report.ts';
import type { JsonObject } from '../../core/json.ts';
import { effective, flags } from './effective-block.ts';

/** What of a bucket's set-up bears on access, in one look. `null` cells are «not known». */
export function settingsTable(facts: Facts): TableSection {
  const { reads } = facts;
  return {
    is: 'table',
    title: 'How the bucket is set up',
    folded: true,
    columns: [
      { name: 'Setting', align: 'left' },
      { name: 'Now', align: 'left' },
    ],
    rows: [
      ['Region', cell(reads.bucket, ({ region }) => region, 'no such bucket')],
      ['Block Public Access', flags.map((flag) => `${flag} ${effective(facts, flag).is}`).join(', ')],
      ['Object Ownership', cell(reads.ownershipControls, (rule) => rule.ObjectOwnership, 'ObjectWriter (never set)')],
      ['Default encryption', cell(reads.encryption, encryption, 'none')],
      ['Blocked encryption types', cell(reads.encryption, blocked, 'none')],
      ['Versioning', cell(reads.versioning, ({ Status }) => Status ?? 'never enabled', 'never enabled')],
      ['Object Lock', cell(reads.objectLock, objectLock, 'off')],
      ['Requester Pays', cell(reads.requestPayment, ({ Payer }) => (Payer === 'Requester' ? 'on' : 'off'), 'off')],
      ['Attribute-based access control', cell(reads.abac, ({ Status }) => Status, 'Disabled')],
    ],
  };
}

function cell<T>(fact: Fact<T> | undefined, show: (value: T) => string | null, absent: string): string | null {
  if (fact?.is === 'known') return show(fact.value);
  return fact?.is === 'absent' ? absent : null;
}

function encryption({
  Rules,
}: {
  Rules: readonly { SSEAlgorithm: string | null; KMSMasterKeyID: string | null; BucketKeyEnabled: boolean }[];
}): string {
  const [rule] = Rules;
  if (!rule?.SSEAlgorithm) return 'none';
  const key = rule.KMSMasterKeyID === null ? '' : ` under ${rule.KMSMasterKeyID}`;
  return `${rule.SSEAlgorithm}${key}${rule.BucketKeyEnabled ? ', with a bucket key' : ''}`;
}

function blocked({ Rules }: { Rules: readonly { BlockedEncryptionTypes: readonly string[] }[] }): string {
  const types = Rules.flatMap((rule) => rule.BlockedEncryptionTypes).filter((type) => type !== 'NONE');
  return types.length === 0 ? 'none' : types.join(', ');
}

function objectLock(lock: JsonObject): string {
  const rule = (lock['Rule'] as { DefaultRetention?: { Mode?: string } } | undefined)?.DefaultRetention;
  return rule?.Mode === undefined ? 'on, no default retention' : `on, ${rule.Mode} by default`;
}
