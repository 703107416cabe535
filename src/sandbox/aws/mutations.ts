import { same } from '../../core/canonical.ts';
import type { Call, Operation } from './service.ts';
import type { Acl, Bucket } from './services/s3/state.ts';
import type { State } from './state.ts';

/** A call that changed the stored document of one setting, as `GET /_cooper/mutations` shows it. */
export interface Mutation {
  /** Counts from 1, without gaps. */
  readonly id: number;
  /** ISO 8601, UTC, by the world's clock. */
  readonly at: string;
  readonly requestId: string;
  readonly operation: string;
  readonly account: string;
  /** Null: the account's own setting. */
  readonly bucket: string | null;
  /** `publicAccessBlock`, `policy`, `objectLock` …; `accountPublicAccessBlock` of an account. */
  readonly setting: string;
  /**
   * The document before and after, as it is kept (XML; JSON of a policy and an ACL); null where there is none. Of a
   * setting that is a list of configurations, those that differ.
   */
  readonly before: string | null;
  readonly after: string | null;
  readonly principal: string;
  readonly sessionName: string | null;
  readonly sourceIdentity: string | null;
}

export interface MutationFilter {
  readonly bucket?: string | undefined;
  readonly setting?: string | undefined;
}

/** Oldest first. Kept whole: it is what proofs count. */
export type MutationLog = Mutation[];

export const mutationsOf = (log: MutationLog, { bucket, setting }: MutationFilter): readonly Mutation[] =>
  log.filter(
    (one) => (bucket === undefined || one.bucket === bucket) && (setting === undefined || one.setting === setting),
  );

/** Runs a call, and writes down every setting whose document it changed. Buckets that come or go are not settings. */
export function counting<T>(state: State, call: Call, operation: Operation, run: () => T): T {
  const places = placesOf(state, operation);
  const before = places.map((place) => place.kept());
  const result = run();
  for (const [nth, place] of places.entries())
    if (place.isThere()) note(state.mutations, call, operation, place, before[nth] ?? new Map());
  return result;
}

/** What is kept of each setting, by name: not copied, because everything kept is replaced and never changed. */
type Kept = ReadonlyMap<string, string | List | Acl>;
type List = ReadonlyMap<string, string>;

interface Holder {
  readonly account: string;
  readonly bucket: string | null;
  isThere(): boolean;
  kept(): Kept;
}

/** What the call can change: the settings of its bucket, or of its account. */
function placesOf(state: State, { resource, action, parameters }: Operation): readonly Holder[] {
  const name = /^arn:aws:s3:::([^/*]+)$/.exec(resource)?.[1];
  const bucket = name === undefined ? undefined : state.s3.buckets.get(name);
  if (bucket !== undefined) return [bucketHolder(state, bucket)];
  const { AccountId: account } = parameters;
  return action === 's3:PutAccountPublicAccessBlock' && typeof account === 'string'
    ? [accountHolder(state, account)]
    : [];
}

const bucketHolder = (state: State, bucket: Bucket): Holder => ({
  account: bucket.account,
  bucket: bucket.name,
  isThere: () => state.s3.buckets.get(bucket.name) === bucket,
  kept: () => keptOf(bucket),
});

const accountHolder = ({ s3Control }: State, account: string): Holder => ({
  account,
  bucket: null,
  isThere: () => true,
  kept() {
    const document = s3Control.publicAccessBlocks.get(account)?.[0]?.value ?? null;
    return new Map(document === null ? [] : [['accountPublicAccessBlock', document]]);
  },
});

/** Where S3's name in the query is not the setting's. */
const settingNames: Readonly<Record<string, string>> = {
  'object-lock': 'objectLock',
  metadataConfiguration: 'metadata',
  'intelligent-tiering': 'intelligentTiering',
};

/** The newest of every setting that has something. */
function keptOf({ documents, lists, acl }: Bucket): Kept {
  const all = new Map<string, string | List | Acl>();
  for (const [query, [newest]] of documents) if (newest?.value) all.set(settingNames[query] ?? query, newest.value);
  for (const [query, [newest]] of lists) if (newest) all.set(settingNames[query] ?? query, newest.value);
  if (acl[0] !== undefined) all.set('acl', acl[0].value);
  return all;
}

function note(log: MutationLog, call: Call, operation: Operation, place: Holder, old: Kept): void {
  const now = place.kept();
  for (const setting of new Set([...old.keys(), ...now.keys()])) {
    const changed = changeOf(setting, old.get(setting), now.get(setting));
    if (changed === null) continue;
    log.push({
      id: log.length + 1,
      at: call.at.toISOString(),
      requestId: call.requestId,
      operation: operation.name,
      account: place.account,
      bucket: place.bucket,
      setting,
      ...changed,
      principal: call.principal.arn,
      sessionName: call.principal.sessionName,
      sourceIdentity: call.principal.sourceIdentity,
    });
  }
}

type Held = string | List | Acl | undefined;

/** Null where the content is the same. */
function changeOf(setting: string, old: Held, now: Held): Pick<Mutation, 'before' | 'after'> | null {
  if (old === now) return null;
  const [before, after] = [textOf(old, now), textOf(now, old)];
  return isSame(setting, before, after) ? null : { before, after };
}

function textOf(held: Held, other: Held): string | null {
  if (held === undefined || typeof held === 'string') return held ?? null;
  if (!(held instanceof Map)) return JSON.stringify(held);
  const differing = [...(held as List)].filter(
    ([id, document]) => !(other instanceof Map) || other.get(id) !== document,
  );
  return differing.length === 0 ? null : JSON.stringify(differing);
}

/** A policy is the same in any order of its keys and with any spaces. */
function isSame(setting: string, before: string | null, after: string | null): boolean {
  if (before === after) return true;
  if (setting !== 'policy' || before === null || after === null) return false;
  return same(JSON.parse(before), JSON.parse(after));
}
