import type { Facts } from '../../core/facts.ts';
import { parsePrincipal, type Principal } from '../../core/principal.ts';
import type { Question } from '../../core/question.ts';
import { bucketArn } from '../../core/target.ts';
import { words } from '../../core/words.ts';
import type { Via } from './context/types.ts';
import type { Said } from './error-text/fitting.ts';
import { saidIn } from './error-text/index.ts';
import { needsAbout } from './legs/needs-about.ts';
import { operationOf } from './operations/find.ts';
import { needsOf } from './operations/needs.ts';
import type { Need, Operation } from './operations/types.ts';

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
}

export const errorOf = ({ error }: Question): Said | null => (error === null ? null : saidIn({ message: error }));

/** Who is asked about: as the question says, else as the pasted error says, if it is somebody that can be understood. */
export function principalOf(question: Question): Principal | null {
  if (question.principal !== null) return question.principal;
  const named = errorOf(question)?.principal ?? null;
  return named === null ? null : parsePrincipal(named);
}

export function asksOf(facts: Facts, question: Question, principal: Principal): Asks {
  const said = errorOf(question);
  const operation = operationIn(question, said);
  const headers = {};
  const partition = (principal.arn ?? '').split(':')[1] || 'aws';
  const all = needsOf(operation, needsAbout(facts, headers, partition));
  const needs = [...all, ...alsoRefused(said, all)];
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
    listing: reads ? listingOf(facts) : null,
    headers,
    via: viaOf(facts, principal),
    said,
    otherPrincipal: isOther(said, question.principal),
  };
}

/** An action that AWS refused is one that the request needed, whatever else the operation needs. */
function alsoRefused(said: Said | null, needs: readonly Need[]): readonly Need[] {
  const action = said?.action ?? '';
  const known = needs.some((need) => need.action.toLowerCase() === action.toLowerCase());
  if (said === null || known || !/^(?:s3|kms):/.test(action) || action === 's3:ListBucket') return [];
  const on = action.startsWith('kms:') ? 'key' : 'object';
  const same = needs.find((need) => need.on === on) ?? { on, arn: null };
  return [{ action, on, arn: arnIn(said) ?? same.arn, always: true, why: words`because AWS asked for it` }];
}

const arnIn = ({ resource }: Said): string | null => (resource?.startsWith('arn:') ? resource : null);

const listingOf = ({ target: { bucket } }: Facts): Need => ({
  action: 's3:ListBucket',
  on: 'bucket',
  arn: bucketArn(bucket),
  always: false,
  why: words`to be told 404 and not 403 where there is no object`,
});

/** As asked; else the action that AWS refused; else what the target is for. */
function operationIn({ operation, target }: Question, said: Said | null): Operation {
  const names = [
    operation,
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
function viaOf({ reads: { deniedCalls } }: Facts, { arn }: Principal): Via | null {
  if (deniedCalls?.is !== 'known' || arn === null) return null;
  const call = deniedCalls.value.groups.find(({ who }) => who === arn);
  if (call === undefined || call.vpcEndpointId === null) return null;
  return { vpcEndpointId: call.vpcEndpointId, vpcId: null, sourceIp: call.sourceIp };
}

/** All sessions of one role count as one principal. */
function isOther(said: Said | null, asked: Principal | null): boolean {
  const named = said?.principal ? parsePrincipal(said.principal) : null;
  if (named === null || asked === null) return false;
  if (named.account !== asked.account) return true;
  const role = (type: Principal['type']) => type === 'role' || type === 'assumed-role';
  if (role(named.type) && role(asked.type)) return named.name !== asked.name;
  return named.arn !== asked.arn;
}
