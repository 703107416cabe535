import { same } from '../../../core/canonical.ts';
import type { Facts } from '../../../core/facts.ts';
import type { SettingName } from '../../../core/settings.ts';
import type { Rule } from '../../../policy/policy.ts';
import type { Action } from '../../access/operations/actions.ts';
import type { Candidate } from './candidate.ts';
import { couldBe, decide, type Request, speaksTo, standing, type Standing } from './decide.ts';
import { answerOf, type Outcome, type Transport, type Turn, turnOf } from './outcome.ts';
import { type Asking, askingOf, knownOf } from './people.ts';
import { actionsIn, anyKey, basicActions, keysIn } from './places.ts';
import { type Side, sideOf } from './side.ts';

/** Settings that decide what the bucket's side says. */
export const decisive = [
  'policy',
  'publicAccessBlock',
  'accountPublicAccessBlock',
  'ownershipControls',
  'acl',
  'requestPayment',
  'abac',
  'tagging',
] as const satisfies readonly SettingName[];

/** At most so many requests are compared: a policy of 20 KB may name hundreds of people. */
const enough = 2_000;

export interface Comparison {
  readonly outcomes: readonly Outcome[];
  /** Whom it was not asked about, because there are too many. */
  readonly leftOut: number;
  readonly before: Side;
  readonly after: Side;
}

interface Both {
  readonly before: Side;
  readonly after: Side;
  readonly owner: string | null;
  /** Statements that are on one side only. */
  readonly changed: readonly Changed[];
  /** Nothing that decides is changed: what is before is after. */
  readonly equal: boolean;
  /** Ways to connect that changed statements ask about, or that a website has. */
  readonly ways: { readonly http: boolean; readonly older: boolean; readonly website: boolean };
}

interface Changed {
  readonly rule: Rule;
  readonly keys: readonly string[];
  readonly actions: readonly Action[];
  readonly conditions: string;
}

/** Ask everybody's requests of the bucket as it was and as it will be. */
export function compare(was: Facts, will: Facts, owner: string | null, more: readonly Candidate[]): Comparison {
  const both = bothOf(was, will, owner);
  const sides = both.before.policy === both.after.policy ? [both.before] : [both.before, both.after];
  const everybody = askingOf(sides, [was, will], knownOf(was, owner), more);
  const outcomes: Outcome[] = [];
  let asked = 0;
  for (const one of everybody) {
    if (outcomes.length >= enough) break;
    outcomes.push(...outcomesFor(one, both));
    asked++;
  }
  return { outcomes, leftOut: everybody.length - asked, before: both.before, after: both.after };
}

function bothOf(was: Facts, will: Facts, owner: string | null): Both {
  const before = sideOf(was);
  const after = sideOf(will, before);
  const changed = before.policy === after.policy ? [] : [...notIn(before, after), ...notIn(after, before)];
  const asks = (key: string) => changed.some(({ conditions }) => conditions.includes(`"${key}"`));
  return {
    before,
    after,
    owner,
    changed,
    equal: decisive.every((name) => same(was.reads[name], will.reads[name])),
    ways: {
      http: asks('aws:securetransport'),
      older: asks('s3:tlsversion'),
      website: was.reads.website?.is === 'known',
    },
  };
}

function notIn({ statements, policy, facts }: Side, other: Side): readonly Changed[] {
  const theirs = new Set(other.statements.map(({ statement }) => JSON.stringify(statement)));
  return statements.flatMap((one, nth) => {
    const rule = policy?.rules[nth];
    if (rule === undefined || theirs.has(JSON.stringify(one.statement))) return [];
    const conditions = JSON.stringify(one.statement.Condition ?? {}).toLowerCase();
    return [{ rule, keys: keysIn(one, facts.target.bucket), actions: actionsIn(one, rule), conditions }];
  });
}

function outcomesFor({ candidate, keys, actions }: Asking, both: Both): readonly Outcome[] {
  const before = standing(both.before, candidate, both.owner);
  const after = both.equal ? before : standing(both.after, candidate, both.owner, before);
  const news = both.changed.filter(({ rule }) => speaksTo(before.caller, rule));
  const all = new Set([...basicActions, ...actions, ...news.flatMap((one) => one.actions)]);
  const places = new Set([anyKey, ...keys, ...news.flatMap((one) => one.keys)]);
  const home = `arn:${both.before.partition}:s3:::${both.before.facts.target.bucket}`;
  const found: Outcome[] = [];
  for (const { name: action, on } of all) {
    if (!couldBe(before, action) && !couldBe(after, action)) continue;
    for (const key of on === 'object' ? places : [null])
      for (const [transport, given] of transportsOf(candidate, action, both)) {
        const arn = key === null ? home : `${home}/${key}`;
        const decided = decidedOn(before, after, { action, arn, transport: given });
        found.push({ candidate, action, key, arn, transport, ...decided });
      }
  }
  return found;
}

function decidedOn(was: Standing, will: Standing, request: Request): Pick<Outcome, 'before' | 'after' | 'turn'> {
  const before = decide(was, request);
  if (was === will) return { before, after: before, turn: null };
  const after = decide(will, request);
  const turn = turnOf(answerOf(before), answerOf(after));
  if (turn !== null) return { before, after, turn: doubted(turn, was, after) };
  return { before, after, turn: onItsOwn(was, will, request) };
}

/** Without knowing the owner nobody can say who is a stranger; and of CloudFront's identities AWS does not say it. */
function doubted(turn: Turn, { owner, candidate }: Standing, after: Outcome['after']): Turn {
  if (owner === null && candidate.principal.account !== null) return { ...turn, how: 'perhaps', unsure: 'owner' };
  const onlyCutOff = after.blockedBy.length > 0 && after.blockedBy.every((layer) => layer === 's3_block_public_access');
  if (candidate.kind === 'identity of CloudFront' && onlyCutOff)
    return { ...turn, how: 'perhaps', unsure: 'CloudFront' };
  return turn;
}

/** A user or role of the owner's own account, whose policies nobody read: what the bucket itself gives may be all it has. */
function onItsOwn(was: Standing, will: Standing, request: Request): Turn | null {
  const { candidate, owner } = was;
  if (candidate.kind !== 'named' || candidate.principal.account !== owner) return null;
  const turn = turnOf(answerOf(decide(was, request, false)), answerOf(decide(will, request, false)));
  return turn === null ? null : { ...turn, how: 'perhaps', unsure: 'own policies' };
}

type Way = readonly [Transport, Request['transport']];

const https: Way = ['HTTPS', {}];
const http: Way = ['plain HTTP', { 'aws:securetransport': ['false'], 's3:tlsversion': null }];
const older: Way = ['TLS 1.2', { 's3:tlsversion': ['1.2'] }];

/** Services connect as AWS sees fit, and leave it out of their requests; website endpoints speak nothing but HTTP. */
function transportsOf({ kind }: Candidate, action: string, { ways }: Both): readonly Way[] {
  if (kind === 'service' || kind === 'replication') return [https];
  const byWebsite = ways.website && kind === 'anybody' && action === 's3:GetObject';
  return [https, ...(ways.http || byWebsite ? [http] : []), ...(ways.older ? [older] : [])];
}
