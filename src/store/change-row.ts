import type { Insertable, Selectable } from 'kysely';
import type { Change, Step } from '../core/change.ts';
import type { ChangeTable, StepTable } from './tables.ts';

/** A row of `change`, with the rows of its steps as the database puts them into JSON. */
export type ChangeRow = Selectable<ChangeTable> & { readonly steps: readonly StepRow[] };
export type StepRow = Omit<Selectable<StepTable>, 'change_id'>;

export const toChange = (row: ChangeRow): Change => ({
  id: row.id,
  remedy: row.remedy,
  place: { account: row.account, region: row.region, bucket: row.bucket },
  risk: row.risk,
  steps: row.steps.map(toStep),
  inputs: row.inputs,
  digest: row.digest,
  revision: row.revision,
  version: row.version,
  state: row.state,
  retryable: row.retryable,
  why: row.why,
  requester: row.requester,
  requesterPerson: row.requester_person,
  origin: row.origin,
  ruled: row.ruled,
  preview: row.preview,
  breakGlass: row.break_glass,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  notBefore: row.not_before?.toISOString() ?? null,
  endedAt: row.ended_at?.toISOString() ?? null,
  undoes: row.undoes,
  followedBy: row.followed_by,
});

const toStep = ({ nth, account, region, bucket, setting, before, after, undone, ...row }: StepRow): Step => ({
  nth,
  place: { account, region, bucket },
  setting,
  before,
  after,
  undone,
  state: row.state,
  attempts: row.attempts,
  requestId: row.request_id,
  why: row.why,
  found: row.found,
});

export const fromChange = (change: Change): Insertable<ChangeTable> => ({
  id: change.id,
  remedy: JSON.stringify(change.remedy),
  ...change.place,
  risk: change.risk,
  inputs: JSON.stringify(change.inputs),
  digest: change.digest,
  revision: change.revision,
  version: change.version,
  state: change.state,
  retryable: change.retryable,
  why: jsonOrNull(change.why),
  requester: JSON.stringify(change.requester),
  requester_person: change.requesterPerson,
  origin: JSON.stringify(change.origin),
  ruled: JSON.stringify(change.ruled),
  preview: JSON.stringify(change.preview),
  break_glass: jsonOrNull(change.breakGlass),
  created_at: change.createdAt,
  expires_at: change.expiresAt,
  not_before: change.notBefore,
  ended_at: change.endedAt,
  undoes: change.undoes,
  followed_by: change.followedBy,
});

export const fromStep = (changeId: string, { place, requestId, ...step }: Step): Insertable<StepTable> => ({
  change_id: changeId,
  nth: step.nth,
  account: place.account,
  region: place.region,
  bucket: place.bucket,
  setting: step.setting,
  before: JSON.stringify(step.before),
  after: JSON.stringify(step.after),
  undone: JSON.stringify(step.undone),
  state: step.state,
  attempts: step.attempts,
  request_id: requestId,
  why: step.why,
  found: jsonOrNull(step.found),
});

/** A document for a column that may hold none. */
export const jsonOrNull = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
