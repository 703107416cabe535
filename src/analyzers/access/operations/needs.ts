import { code, type Word, words, type Words } from '../../../core/words.ts';
import { kmsUse } from './kms-use.ts';
import { sourceOf } from './copy-source.ts';
import type { Need, NeedRow, NeedsAbout, Operation } from './types.ts';

/** Everything the request must be allowed to do, each once, in the order in which S3 asks for it. */
export function needsOf({ name, rows }: Operation, about: NeedsAbout): readonly Need[] {
  const needs = rows.flatMap((row) => needOf(row, name, about) ?? []);
  return needs.filter((need, nth) => needs.findIndex((other) => same(need, other) && best(other, needs)) === nth);
}

const same = (one: Need, other: Need): boolean =>
  one.action === other.action && one.arn === other.arn && one.on === other.on;

/** Of two that are the same, the one that applies for sure. */
const best = (need: Need, all: readonly Need[]): boolean =>
  need.always || !all.some((one) => one.always && same(one, need));

function needOf(row: NeedRow, name: string, about: NeedsAbout): Need | null {
  const conditions = [wholeBucket(row, about), headerSent(row, about), tagsCopied(row, about), keyUsed(row, about)];
  if (conditions.includes('not met')) return null;
  const met = conditions.filter((condition) => condition !== 'no condition' && condition !== 'not met');
  const reasons = [...(row.why ? [row.why] : []), ...met.map(({ why }) => why)];
  return {
    ...asked(row, about, met.find(({ arn }) => arn !== undefined)?.arn),
    always: !row.perhaps && met.every(({ sure }) => sure),
    why: reasons.length === 0 ? words`because ${code(name)} asks for it` : joined(reasons),
  };
}

interface Met {
  readonly sure: boolean;
  readonly why: Words;
  /** The key that it is about. */
  readonly arn?: string | null;
}

type Condition = Met | 'not met' | 'no condition';

const wholeBucket = (row: NeedRow, { key }: NeedsAbout): Condition =>
  row.wholeBucket && key !== null ? 'not met' : 'no condition';

function headerSent({ header }: NeedRow, { headers }: NeedsAbout): Condition {
  if (header === undefined) return 'no condition';
  const sent = header.names.find((name) => headers[name] !== undefined && header.value.test(headers[name]));
  return sent === undefined ? 'not met' : { sure: true, why: words`because the request sends ${code(sent)}` };
}

/** CopyObject's `x-amz-tagging-directive` is COPY unless it says else (S3 API reference, «CopyObject»). */
function tagsCopied({ copiesTags }: NeedRow, { headers, tagged }: NeedsAbout): Condition {
  if (!copiesTags) return 'no condition';
  if (tagged === false || headers['x-amz-tagging-directive']?.toUpperCase() === 'REPLACE') return 'not met';
  return tagged === null
    ? { sure: false, why: words`if what is copied has tags` }
    : { sure: true, why: words`because its tags are copied` };
}

function keyUsed({ kms }: NeedRow, about: NeedsAbout): Condition {
  if (kms === undefined) return 'no condition';
  const use = kmsUse(kms, about);
  return use.is === 'none' ? 'not met' : { sure: use.is === 'sure', why: use.why, arn: use.arn };
}

function asked(row: NeedRow, about: NeedsAbout, key: string | null | undefined): Pick<Need, 'action' | 'on' | 'arn'> {
  const source = row.on === 'source object' ? sourceOf(about.headers, about.partition) : null;
  const version = row.on === 'source object' ? source?.versionId : about.versionId;
  const action = version && row.versioned !== undefined ? row.versioned : row.action;
  return { action, on: row.on, arn: key === undefined ? arnOf(row, about, source?.arn ?? null) : key };
}

function arnOf({ on }: NeedRow, { partition, bucket, key, encryption, writes }: NeedsAbout, source: string | null) {
  switch (on) {
    case 'bucket':
      return `arn:${partition}:s3:::${bucket}`;
    case 'object':
      return key === null ? null : `arn:${partition}:s3:::${bucket}/${key}`;
    case 'source object':
      return source;
    case 'key':
      return encryption.kmsKeyArn ?? writes.kmsKeyArn;
    case 'role':
      return null;
    case 'everything':
      return '*';
  }
}

const joined = (reasons: readonly Words[]): Words =>
  reasons.flatMap((reason, nth): readonly Word[] => (nth === 0 ? reason : [', ', ...reason]));
