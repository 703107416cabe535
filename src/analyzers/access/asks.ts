import type { Facts } from '../../core/facts.ts';
import { anonymous, parsePrincipal, type Principal } from '../../core/principal.ts';
import { isWebsite, isWithoutTls, type Question } from '../../core/question.ts';
import { words } from '../../core/words.ts';
import type { Via } from './context/types.ts';
import type { Said } from './error-text/fitting.ts';
import { saidIn } from './error-text/index.ts';
import { partitionOf } from './legs/context-about.ts';
import { needsAbout } from './legs/needs-about.ts';
import { operationOf } from './operations/find.ts';
import { needsOf } from './operations/needs.ts';
import type { Need, NeedsAbout, Operation } from './operations/types.ts';

/** The request that a question is about. */
export interface Asks {
  readonly principal: Principal;
  readonly operation: Operation;
  readonly needs: readonly Need[];
  /** Of the action that the operation is about, in small letters. */
  readonly action: string;
  /** Whether it reads the contents of an object. */
  readonly reads: boolean;
  readonly keyArn: string | null;
  /** s3:ListBucket, which decides whether a missing object shows as 404 or 403; null where no object is read. */
  readonly listing: Need | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly via: Via | null;
  /** What the pasted error says; null when none was pasted. */
  readonly said: Said | null;
  /** The pasted error names another principal than the question. */
  readonly otherPrincipal: boolean;
  /** The address goes without TLS. */
  readonly withoutTls: boolean;
}

export const errorOf = ({ error }: Question): Said | null => (error === null ? null : saidIn({ message: error }));

/**
 * Who is asked about: as the question says, else as the pasted error says, if it is somebody that can be understood. At a
 * website endpoint nobody signs.
 */
export function principalOf(question: Question): Principal | null {
  if (isWebsite(question)) return anonymous;
  if (question.principal !== null) return question.principal;
  const named = errorOf(question)?.principal ?? null;
  return named === null ? null : parsePrincipal(named);
}

export function asksOf(facts: Facts, question: Question, principal: Principal): Asks {
  const said = errorOf(question);
  const operation = operationIn(question, said);
  const headers = {};
  const partition = partitionOf(principal, facts);
  const about = needsAbout(facts, headers, partition);
  const all = needsOf(operation, about);
  const needs = [...all, ...alsoRefused(said, all, about)];
  const action = (needs[0]?.action ?? '').toLowerCase();
  const reads = /^s3:getobject(?:version)?$/.test(action);
  const key = needs.find(({ on }) => on === 'key');
  return {
    principal,
    operation,
    needs,
    action,
    reads,
    keyArn: key?.arn ?? null,
    listing: reads ? listingOf(facts, partition) : null,
    headers,
    via: viaOf(facts, principal),
    said,
    otherPrincipal: isOther(said, question.principal),
    withoutTls: isWithoutTls(question),
  };
}

/** An action that AWS refused is one that the request needed, whatever else the operation needs. */
function alsoRefused(said: Said | null, needs: readonly Need[], about: NeedsAbout): readonly Need[] {
  const action = said?.action ?? '';
  const known = needs.some((need) => need.action.toLowerCase() === action.toLowerCase());
  if (said === null || known || !/^(?:s3|kms):/.test(action) || action === 's3:ListBucket') return [];
  const operation = operationOf(action);
  const [need] = operation === null ? [] : needsOf(operation, about);
  if (need === undefined) return [];
  return [{ ...need, action, arn: arnIn(said) ?? need.arn, always: true, why: words`because AWS asked for it` }];
}

const arnIn = ({ resource }: Said): string | null => (resource?.startsWith('arn:') ? resource : null);

const listingOf = ({ target: { bucket } }: Facts, partition: string): Need => ({
  action: 's3:ListBucket',
  on: 'bucket',
  arn: `arn:${partition}:s3:::${bucket}`,
  always: false,
  why: words`to be told 404 and not 403 where there is no object`,
});

/** The operation that was called, where the action that AWS refused is one that it only needs beside. */
function companion(said: Said | null): string | null {
  const called = operationOf(said?.operation ?? '');
  const [first, ...others] = called?.rows ?? [];
  const isBeside = others.some(({ action }) => action === said?.action) && first?.action !== said?.action;
  return isBeside && called !== null ? called.name : null;
}

/** As asked; else the action that AWS refused; else what the target is for. */
export function operationIn({ operation, target }: Question, said: Said | null): Operation {
  const names = [
    operation,
    companion(said),
    refusedAction(said, target.key !== null),
    target.key === null ? 's3:ListBucket' : 's3:GetObject',
  ];
  for (const name of names) {
    const found = name === null ? null : operationOf(name);
    if (found !== null) return found;
  }
  throw new Error('The operation that is asked about by default is not in the table.');
}

/** Refused listing, where an object was asked for, speaks of a missing object and not of another operation. */
function refusedAction(said: Said | null, hasKey: boolean): string | null {
  const action = said?.action ?? null;
  if (action === null || !action.startsWith('s3:')) return null;
  return action === 's3:ListBucket' && hasKey ? null : action;
}

/** The way that refused calls of this principal came lately, if CloudTrail saw it. */
function viaOf({ reads: { deniedCalls, vpcEndpoints } }: Facts, { arn }: Principal): Via | null {
  if (deniedCalls?.is !== 'known' || arn === null) return null;
  const call = deniedCalls.value.groups.find(({ who }) => who === arn);
  if (call === undefined || call.vpcEndpointId === null) return null;
  const { vpcEndpointId, sourceIp } = call;
  const endpoints = vpcEndpoints?.is === 'known' ? vpcEndpoints.value : [];
  return { vpcEndpointId, vpcId: endpoints.find(({ id }) => id === vpcEndpointId)?.vpcId ?? null, sourceIp };
}

/** All sessions of one role count as one principal. */
function isOther(said: Said | null, asked: Principal | null): boolean {
  const named = said?.principal ? parsePrincipal(said.principal) : null;
  if (named === null || asked === null) return false;
  if (named.account !== asked.account) return true;
  const isRole = ({ type }: Principal) => type === 'role' || type === 'assumed-role';
  if (isRole(named) && isRole(asked)) return named.name !== asked.name;
  return named.arn !== asked.arn;
}
