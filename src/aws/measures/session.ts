import type { Event } from '@aws-sdk/client-cloudtrail';
import { absent, failed } from '../../core/fact.ts';
import type { Session } from '../../core/session.ts';
import { accountInArn, nobody } from '../../core/subject.ts';
import { factOf } from '../fact-of.ts';
import { inAccount } from '../in-account.ts';
import { isoOf } from '../plain.ts';
import { policyDocument } from '../policy-document.ts';
import type { Reading } from '../reading.ts';
import { lookup, lookupAsk } from '../trail-lookup.ts';
import { required } from '../well-formed.ts';

/**
 * The AssumeRole event of the session in question: the only place that tells its policies, its tags and its beginning
 * afterwards. Absent for everybody but a role's session. STS records it in the region whose endpoint was asked (IAM user
 * guide, «Logging IAM and AWS STS API calls with AWS CloudTrail»); the newest 50 of the home region are looked at.
 */
export const session: Reading<'session'> = {
  name: 'session',
  calls: ['LookupEvents'],
  needs: [lookupAsk.action],
  after: ['caller'],
  anywhere: true,

  async read(aws, _target, { caller }, { principal } = nobody) {
    const account = accountInArn(principal ?? '');
    if (principal === null || account === null || !principal.includes(':assumed-role/')) return absent;
    const clients = await inAccount(aws, caller, account, lookupAsk.action);
    if (clients.is !== 'known') return clients;
    const events = await factOf(lookupAsk, () => lookup(clients.value, 'EventName', 'AssumeRole', 1));
    if (events.is !== 'known') return events;
    const [found, ...others] = events.value.filter((event) => arnOf(event) === principal);
    if (found === undefined) return failed('error', 'CloudTrail shows no AssumeRole of this session among the latest');
    if (others.some((other) => limitsOf(other) !== limitsOf(found)))
      return failed('error', 'CloudTrail shows several sessions of this name, with policies that differ');
    return factOf(lookupAsk, () => Promise.resolve(sessionOf(found)));
  },
};

interface Detail {
  readonly requestParameters?: {
    readonly policy?: string;
    readonly policyArns?: readonly { readonly arn?: string }[];
    readonly tags?: readonly { readonly key?: string; readonly value?: string }[];
    readonly sourceIdentity?: string;
  } | null;
  readonly responseElements?: { readonly assumedRoleUser?: { readonly arn?: string } } | null;
}

const detailOf = ({ CloudTrailEvent: text }: Event): Detail => JSON.parse(text ?? '{}') as Detail;

/** The policies that a session was made with: those who share a name need not share them. */
function limitsOf(event: Event): string {
  const { policy = null, policyArns = [] } = detailOf(event).requestParameters ?? {};
  return JSON.stringify([policy, policyArns]);
}

const arnOf = (event: Event): string | null => detailOf(event).responseElements?.assumedRoleUser?.arn ?? null;

function sessionOf(event: Event): Session {
  const { policy, policyArns, tags, sourceIdentity } = detailOf(event).requestParameters ?? {};
  return {
    issuedAt: required(isoOf(event.EventTime) ?? undefined, 'EventTime'),
    policy: policy === undefined ? null : policyDocument(policy),
    policyArns: (policyArns ?? []).flatMap(({ arn }) => arn ?? []),
    tags: (tags ?? []).map(({ key = '', value = '' }) => ({ Key: key, Value: value })),
    sourceIdentity: sourceIdentity ?? null,
  };
}
