import { affectedBy } from '../analyzers/affected/index.ts';
import { callsOf } from '../aws/calls-of.ts';
import type { Asker } from '../core/actor.ts';
import { type Approval, type Change, isOpen, type Place, type Preview, type Ruled, type Step } from '../core/change.ts';
import type { ChangeView } from '../core/change-view.ts';
import { Refusal } from '../core/errors.ts';
import type { Facts } from '../core/facts.ts';
import type { Json, JsonObject } from '../core/json.ts';
import type { Plan, PlannedStep, Remedy } from '../core/remedy.ts';
import { sameSetting } from '../core/same-setting.ts';
import { settingDiff } from '../core/setting-diff.ts';
import { code, type Words, words } from '../core/words.ts';
import { storeNow } from '../store/clock.ts';
import { insertChange, lockChange, swapChange } from '../store/changes.ts';
import { readLockdown } from '../store/lockdown.ts';
import type { Trx } from '../store/open.ts';
import type { ChangeDeps } from './deps.ts';
import { isOwnOf } from './counting.ts';
import { changeDigest } from './inputs.ts';
import { goodUntil, keep, keptOf } from './kept.ts';
import { type Looked, look } from './look.ts';
import { byAsker, record } from './record.ts';
import { approversOfAll, type Demands, expiryOf, mayAskAll } from './demands.ts';
import { asRuled, demandsOn, writtenTo } from './ruled.ts';
import type { Approvers } from './rules/approvers.ts';
import { personOf } from './rules/eligible.ts';

/** What somebody wants done. */
export interface Wanted {
  readonly remedy: Remedy;
  readonly params: JsonObject;
  /** The target's own place, then those that the remedy names beside it. */
  readonly places: readonly Place[];
  readonly asker: Asker;
  /** The change that this one would undo. */
  readonly undoes?: string;
  /** The change of which this is the preview anew: its approvals are kept if nothing that they rest on has changed. */
  readonly after?: Change;
}

export type Proposed =
  /** It is so already: nobody is asked. */
  | { readonly is: 'nothing'; readonly because: Words }
  /** A draft: whoever wants it may now request approval. */
  | { readonly is: 'draft'; readonly view: ChangeView }
  /** What it would do; but nobody could approve it, or this person may not ask for it. Nothing was stored. */
  | { readonly is: 'only shown'; readonly view: ChangeView; readonly because: Words; readonly next: Words };

const halfAnHour = 30 * 60_000;

/** Reads, judges and stores a draft with everything that a person should see before anybody is asked. Writes nothing to AWS. */
export async function propose(deps: ChangeDeps, wanted: Wanted): Promise<Proposed> {
  const { remedy, places } = wanted;
  const [place] = places;
  if (place === undefined) throw new Error(`${remedy.id} has no place`);
  const looked = await look(deps, remedy, places, { withEvidence: true, params: wanted.params });
  const plan = remedy.plan(looked.seen, wanted.params);
  if (plan.is === 'nothing') return plan;
  if (plan.is === 'refused') throw new Refusal(plan.because, plan.next, plan);
  const steps = stepsOf(places, looked, plan.steps);
  if (steps.length === 0) return { is: 'nothing', because: words`Everything that this would write is there already.` };
  const draft = drafted(deps, wanted, { place, looked, plan, steps });
  const allowed = await allowance(deps, wanted.asker, draft);
  const lockdown = (await readLockdown(deps.store.db)) !== null;
  if (allowed.is === 'refused')
    return {
      is: 'only shown',
      view: { change: draft, approvals: [], lockdown, onlyShown: true },
      because: allowed.because,
      next: allowed.next,
    };
  const change = await stored(deps, wanted, { ...draft, ruled: allowed.ruled }, allowed.demands);
  return { is: 'draft', view: { change: change.change, approvals: change.approvals, lockdown } };
}

type Steps = Extract<Plan, { is: 'steps' }>;

interface Judged {
  readonly place: Place;
  readonly looked: Looked;
  readonly plan: Steps;
  readonly steps: readonly Step[];
}

function stepsOf(places: readonly Place[], { seen }: Looked, planned: readonly PlannedStep[]): readonly Step[] {
  const all = [seen.facts, ...seen.others];
  const steps = planned.flatMap((step): readonly Omit<Step, 'nth'>[] => {
    const nth = places.findIndex(({ bucket }) => (bucket ?? '') === step.target.bucket);
    const [place, facts] = [places[nth], all[nth]];
    if (place === undefined || facts === undefined) throw new Error(`${step.target.bucket} is no place of this change`);
    const before = beforeOf(facts, step);
    if (sameSetting(step.setting, before, step.after)) return [];
    const undone = step.undone === undefined ? before : (step.undone as Json);
    const begun = { state: 'waiting', attempts: 0, requestId: null, why: null, found: null } as const;
    return [{ place, setting: step.setting, before, after: step.after as Json, undone, ...begun }];
  });
  return steps.map((step, nth) => ({ nth, ...step }));
}

/** A setting that could not be read is not changed: what is not known can't be compared, nor put back. */
function beforeOf({ reads }: Facts, { setting }: PlannedStep): Json {
  const fact = reads[setting];
  if (fact?.is === 'known') return fact.value as Json;
  if (fact?.is === 'absent') return null;
  const because =
    fact?.is === 'denied' ? words`Cooper may not call ${code(fact.action)}` : words`${code(setting)} could not be read`;
  throw new Refusal(
    words`${because}, and changes nothing that it can't read: there would be nothing to compare and nothing to put back.`,
    words`Allow the read role to see it, and ask again.`,
  );
}

function drafted(deps: ChangeDeps, { remedy, params, asker, undoes, after }: Wanted, judged: Judged): Change {
  const { place, looked, steps } = judged;
  const now = deps.now();
  const of = { id: remedy.id, version: remedy.version, title: remedy.title, params };
  const risk = judged.plan.risk ?? remedy.risk;
  const approved = { remedy: of, place, risk, steps, inputs: looked.inputs };
  return {
    ...approved,
    id: deps.newId(),
    digest: changeDigest(approved),
    revision: (after?.revision ?? 0) + 1,
    version: 1,
    state: 'draft',
    retryable: false,
    why: null,
    requester: asker.actor,
    requesterPerson: personOf(deps.rules(), asker.actor),
    origin: asker.origin,
    ruled: nobody,
    preview: previewOf(deps, judged),
    breakGlass: null,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + halfAnHour).toISOString(),
    notBefore: null,
    endedAt: null,
    undoes: undoes ?? null,
    followedBy: null,
  };
}

const nobody: Ruled = { rule: '', approvals: 0, selfApproval: false, approvers: [], delayMs: 0, breakGlass: false };

function previewOf(deps: ChangeDeps, { looked, plan, steps }: Judged): Preview {
  const { affected, notKnown } = affectedBy(looked.seen.facts, plan.steps, deps.now());
  const accounts = new Set(steps.map((step) => step.place.account));
  const blocked = [...accounts].map((account) => deps.writer.cannot(account)).filter((why) => why !== null);
  return {
    diffs: steps.map((step) => settingDiff(step)),
    affected,
    notKnown,
    loses: plan.loses,
    notes: [...plan.notes, ...blocked],
    undoLeaves: plan.undoLeaves,
    calls: distinct(steps.flatMap(({ setting, place, after }) => callsOf(setting, place, after))),
  };
}

/** Every step assumes the role anew; people need to read it once. */
const distinct = (calls: Preview['calls']): Preview['calls'] => [
  ...new Map(calls.map((one) => [JSON.stringify(one), one])).values(),
];

type Allowance =
  | { readonly is: 'ruled'; readonly demands: Demands; readonly ruled: Ruled }
  | { readonly is: 'refused'; readonly because: Words; readonly next: Words };

/** Whether this person may ask for it, and whether anybody could approve it: said now, so that nothing hangs. */
async function allowance(deps: ChangeDeps, asker: Asker, { remedy, risk, place, steps }: Change): Promise<Allowance> {
  const places = [place, ...writtenTo(steps)] as const;
  const rules = deps.rules();
  try {
    const demands = await demandsOn(deps, { remedy: remedy.id, risk, places, origin: asker.origin });
    const may = await mayAskAll(deps, demands, asker.actor);
    if (may.is === 'no') return { is: 'refused', because: may.because, next: may.next };
    const who = await approversOfAll(deps, demands, personOf(rules, asker.actor), risk);
    if (!who.enough) return { is: 'refused', because: who.because ?? noApprovers, next: whoChangesRules(rules.source) };
    const cannot = places.map(({ account }) => deps.writer.cannot(account)).find((why) => why !== null);
    if (cannot) return { is: 'refused', because: cannot, next: writeRole };
    return { is: 'ruled', demands, ruled: asRuled(demands, namesOf(who)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { is: 'refused', because: error.because, next: error.next };
  }
}

/** For people: where there are very many, the last says how many more. */
const namesOf = ({ people, more }: Approvers): readonly string[] => [
  ...people.map(({ name }) => name),
  ...(more === 0 ? [] : [`${more} more`]),
];

const noApprovers = words`Nobody could approve this.`;
const whoChangesRules = (source: string) =>
  words`An admin of Cooper says who may, in ${code(source)}; ${code('config check')} shows the rules.`;
const writeRole = words`Set ${code('COOPER_WRITE_ROLES')}; the README says which permissions the role needs.`;

interface Stored {
  readonly change: Change;
  readonly approvals: readonly Approval[];
}

/** With the event that says so. Of an identical preview that is still alive the approvals come along. */
async function stored(deps: ChangeDeps, { asker, after }: Wanted, draft: Change, demands: Demands): Promise<Stored> {
  return deps.store.transaction(async (trx) => {
    const now = await storeNow(trx);
    const isOwn = isOwnOf(deps, draft, demands);
    const good = { digest: draft.digest, now, expiryMs: expiryOf(demands), isOwn };
    const kept = after === undefined ? [] : await follow(trx, after, draft, good);
    const expiresAt = goodUntil(kept, good).toISOString();
    const change: Change = { ...draft, createdAt: now.toISOString(), expiresAt };
    await insertChange(trx, change);
    await keep(trx, change.id, kept);
    const { remedy, place, digest, undoes } = change;
    await record(trx, deps, {
      by: byAsker(asker),
      event: 'change.draft',
      changeId: change.id,
      payload: {
        remedy: remedy.id,
        version: remedy.version,
        params: remedy.params,
        place: { ...place },
        digest,
        undoes,
        kept: kept.length,
      },
    });
    return { change, approvals: kept };
  });
}

/**
 * The one before points to this one, and gives its approvals if it has ended. One that may still be applied keeps them
 * until its successor is requested: else they could be used twice.
 */
async function follow(
  trx: Trx,
  after: Change,
  change: Change,
  good: Parameters<typeof keptOf>[2],
): Promise<readonly Approval[]> {
  const before = await lockChange(trx, after.id);
  if (before === null || before.followedBy !== null) return [];
  await swapChange(trx, before, { followedBy: change.id });
  return isOpen(before) ? [] : keptOf(trx, before, good);
}
