import type { ColumnType, Generated, Kysely, Transaction } from 'kysely';
import type { Actor, Origin } from '../core/actor.ts';
import type { Change, ChangeState, Preview, Ruled, Step, StepState } from '../core/change.ts';
import type { Json, JsonObject } from '../core/json.ts';
import type { RiskClass } from '../core/remedy.ts';
import type { SettingName } from '../core/settings.ts';
import type { Words } from '../core/words.ts';

/** The schema that holds all tables of ours, so that a server may be shared. */
export const schema = 'cooper';

/**
 * Documents are `json`, not `jsonb`: kept to the letter, with the order of their keys and with characters that `jsonb`
 * refuses, such as U+0000 (PostgreSQL manual, «JSON Types»). Whatever is asked about has a column of its own.
 */
type JsonColumn<T> = ColumnType<T, string, string>;

/** To the millisecond, as JavaScript's dates are: what was written is what is read. */
type Moment = ColumnType<Date, string, string>;
type MomentOrNull = ColumnType<Date | null, string | null, string | null>;

export interface ChangeTable {
  readonly id: string;
  readonly remedy: JsonColumn<Change['remedy']>;
  readonly account: string;
  readonly region: string;
  readonly bucket: string | null;
  readonly risk: RiskClass;
  readonly inputs: JsonColumn<Change['inputs']>;
  readonly digest: string;
  readonly revision: number;
  readonly version: number;
  readonly state: ChangeState;
  readonly retryable: boolean;
  readonly why: ColumnType<Words | null, string | null, string | null>;
  readonly requester: JsonColumn<Actor>;
  readonly requester_person: string;
  readonly origin: JsonColumn<Origin>;
  readonly ruled: JsonColumn<Ruled>;
  readonly preview: JsonColumn<Preview>;
  readonly break_glass: ColumnType<Change['breakGlass'], string | null, string | null>;
  readonly created_at: Moment;
  readonly expires_at: Moment;
  readonly not_before: MomentOrNull;
  readonly ended_at: MomentOrNull;
  readonly undoes: string | null;
  readonly followed_by: string | null;
  /** Who works on it, until when, and the number of that attempt: no part of `version`. */
  readonly lease_owner: Generated<string | null>;
  readonly lease_until: ColumnType<Date | null, never, Date | null>;
  readonly fence: Generated<number>;
}

export interface StepTable {
  readonly change_id: string;
  readonly nth: number;
  readonly account: string;
  readonly region: string;
  readonly bucket: string | null;
  readonly setting: SettingName;
  readonly before: JsonColumn<Json>;
  readonly after: JsonColumn<Json>;
  readonly undone: JsonColumn<Json>;
  readonly state: StepState;
  readonly attempts: number;
  readonly request_id: string | null;
  readonly why: string | null;
  readonly found: ColumnType<Step['found'], string | null, string | null>;
}

interface ApprovalTable {
  readonly seq: Generated<number>;
  readonly change_id: string;
  readonly digest: string;
  readonly person: string;
  readonly approver: JsonColumn<Actor>;
  readonly at: Moment;
  readonly from_change: string | null;
}

interface AuditTable {
  readonly seq: number;
  readonly at: Moment;
  readonly actor: JsonColumn<Actor>;
  readonly team: string | null;
  readonly channel: string | null;
  readonly event: string;
  readonly change_id: string | null;
  readonly payload: JsonColumn<JsonObject>;
  readonly prev_hash: string;
  readonly hash: string;
}

/** What waits to be posted is leased like a change is worked on. */
interface Due {
  readonly attempts: Generated<number>;
  readonly due_at: Generated<Date>;
  readonly lease_owner: Generated<string | null>;
  readonly lease_until: Generated<Date | null>;
  /** What went wrong last. */
  readonly why: Generated<string | null>;
}

export interface CardTable extends Due {
  readonly change_id: string;
  readonly channel: string;
  readonly thread: string | null;
  readonly ts: Generated<string | null>;
  readonly wanted: Generated<number>;
  readonly posted: Generated<number>;
  readonly dead: Generated<boolean>;
}

interface NoteTable extends Due {
  readonly id: string;
  readonly channel: string;
  readonly text: JsonColumn<JsonObject>;
  readonly done: Generated<boolean>;
}

export interface Tables {
  readonly change: ChangeTable;
  readonly change_step: StepTable;
  readonly approval: ApprovalTable;
  readonly nonce: { readonly nonce: string; readonly person: string; readonly at: Generated<Date> };
  readonly bucket_lock: { readonly key: string; readonly change_id: string };
  readonly seen: { readonly key: string; readonly at: Generated<Date> };
  /** One row, always; `on` false: no lockdown. */
  readonly lockdown: {
    readonly on: boolean;
    readonly by: ColumnType<Actor | null, never, string | null>;
    readonly since: Date | null;
    readonly reason: string | null;
  };
  readonly audit: AuditTable;
  /** One row, always; `seq` 0: nothing was written yet. */
  readonly audit_head: { readonly seq: number; readonly hash: string; readonly mac: string };
  readonly card: CardTable;
  readonly note: NoteTable;
  readonly worker: { readonly owner: string; readonly seen_at: Generated<Date> };
  readonly migration: { readonly version: number };
}

export type Trx = Transaction<Tables>;
export type Db = Kysely<Tables> | Trx;
