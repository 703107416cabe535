import type { Facts } from '../../../core/facts.ts';
import { parsePrincipal } from '../../../core/principal.ts';
import type { Grant } from '../../../core/settings.ts';
import type { Rule } from '../../../policy/policy.ts';
import type { Action } from '../../access/operations/actions.ts';
import {
  anyAccount,
  anybody,
  type Candidate,
  keyOf,
  ofAccount,
  ofCanonicalId,
  ofPrincipal,
  ofService,
  originAccessIdentity,
} from './candidate.ts';
import { narrowed } from './narrowed.ts';
import { actionsIn, keysIn } from './places.ts';
import type { Side } from './side.ts';

/** Somebody to ask about, with what the statements that name them speak of. */
export interface Asking {
  readonly candidate: Candidate;
  readonly keys: ReadonlySet<string>;
  readonly actions: ReadonlySet<Action>;
}

type Who = NonNullable<Rule['principals']>['who'][number];

/** Who knows accounts by their canonical ids. */
export interface Known {
  readonly owner: string | null;
  readonly ownersId: string | null;
  /** By account. */
  readonly ids: Readonly<Record<string, string>>;
}

export function knownOf({ reads: { owner, acl } }: Facts, account: string | null): Known {
  const listed = owner?.is === 'known' ? owner.value : { canonicalId: null, canonicalIds: {} };
  const read = acl?.is === 'known' ? acl.value.owner : null;
  const ids: Known['ids'] = listed.canonicalIds;
  return { owner: account, ownersId: listed.canonicalId ?? read ?? ids[account ?? ''] ?? null, ids };
}

/**
 * Everybody whom policy and ACL speak of, before or after; and always: who does not sign, who signs, and who is of the
 * account that owns the bucket.
 */
export function askingOf(
  sides: readonly Side[],
  read: readonly Facts[],
  known: Known,
  more: readonly Candidate[],
): readonly Asking[] {
  const found = new Map<string, Found>();
  const add = (candidate: Candidate, keys: readonly string[], actions: readonly Action[]) => {
    const id = keyOf(candidate);
    const one = found.get(id) ?? { candidate, keys: new Set(), actions: new Set() };
    for (const key of keys) one.keys.add(key);
    for (const action of actions) one.actions.add(action);
    found.set(id, one);
  };
  const always = [anybody, anyAccount, ...(known.owner === null ? [] : [ofAccount(known.owner, known.ownersId, true)])];
  for (const one of [...always, ...more, ...read.flatMap((facts) => granteesOf(facts, known))]) add(one, [], []);
  for (const { facts, policy, statements } of sides)
    for (const [nth, rule] of (policy?.rules ?? []).entries()) {
      const statement = statements[nth];
      if (statement === undefined) continue;
      const keys = keysIn(statement, facts.target.bucket);
      const actions = actionsIn(statement, rule);
      for (const one of meantBy(rule, known)) add(one, keys, actions);
    }
  return [...found.values()];
}

interface Found extends Asking {
  readonly keys: Set<string>;
  readonly actions: Set<Action>;
}

/** A Deny only takes away: whom it names is asked about as they are, everybody else stands in other statements. */
function meantBy(rule: Rule, known: Known): readonly Candidate[] {
  const { effect, principals } = rule;
  if (principals === null) return [];
  const everybody = principals.except || principals.who.some(({ kind, id }) => kind === 'AWS' && id === '*');
  const named = principals.who.flatMap((who) => candidateFor(who, known) ?? []);
  if (effect === 'Deny') return named;
  const all = [...(everybody ? [anybody, anyAccount] : []), ...(principals.except ? [] : named)];
  return all.flatMap((one) => narrowed(one, rule, known.owner) ?? []);
}

/** Null: it names nobody who could ask S3, or everybody. */
function candidateFor({ kind, id }: Who, known: Known): Candidate | null {
  switch (kind) {
    case 'Service':
      return ofService(id);
    case 'CanonicalUser':
      return byId(id, known);
    case 'Federated':
      return null;
    case 'AWS':
      return /::cloudfront:user\//.test(id) ? originAccessIdentity(id) : ofAws(id, known);
  }
}

function ofAws(id: string, { owner, ownersId, ids }: Known): Candidate | null {
  const principal = id === '*' ? null : parsePrincipal(id);
  if (principal === null || principal.account === null) return null;
  const { account, type } = principal;
  const canonicalId = ids[account] ?? (account === owner ? ownersId : null);
  return type === 'root' ? ofAccount(account, canonicalId, account === owner) : ofPrincipal(principal, canonicalId);
}

/** The owner's own id stands for its account, which is asked about anyway. */
function byId(id: string, { ownersId, ids }: Known): Candidate | null {
  if (id === ownersId) return null;
  const account = Object.entries(ids).find(([, one]) => one === id)?.[0];
  return account === undefined ? ofCanonicalId(id) : ofAccount(account, id, false);
}

const groups: Readonly<Record<string, Candidate>> = {
  'http://acs.amazonaws.com/groups/global/AllUsers': anybody,
  'http://acs.amazonaws.com/groups/global/AuthenticatedUsers': anyAccount,
  'http://acs.amazonaws.com/groups/s3/LogDelivery': ofService('logging.s3.amazonaws.com'),
};

function granteesOf({ reads }: Facts, known: Known): readonly Candidate[] {
  if (reads.acl?.is !== 'known') return [];
  return reads.acl.value.grants.flatMap(({ grantee }: Grant) => {
    if ('uri' in grantee) return groups[grantee.uri] ?? [];
    return 'id' in grantee ? (byId(grantee.id, known) ?? []) : [];
  });
}
