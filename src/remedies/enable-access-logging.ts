import { z } from 'zod';
import { valueOf } from '../core/check.ts';
import type { Facts } from '../core/facts.ts';
import type { Json, JsonObject } from '../core/json.ts';
import type { Plan, Remedy, Seen } from '../core/remedy.ts';
import type { PolicyStatement } from '../core/settings.ts';
import { target } from '../core/target.ts';
import { code, words } from '../core/words.ts';
import { byAcl, byPolicy, type Delivery, deliveryStatement } from './logs/delivery.ts';
import { isElsewhere, refusesLogs } from './logs/refuses-logs.ts';
import { accountOf, bucketOf, withArn } from './plans/place.ts';
import { looking, planned, refused } from './plans/plan.ts';
import { freshSid, saysSo, tooLong, withStatements } from './policies/statements.ts';

interface Params {
  /** The bucket that the logs go to. */
  readonly to: string;
  /** Of the logs' keys; null: as it is, else the bucket's name. */
  readonly prefix: string | null;
}

const name = z.string().regex(/^[A-Za-z\d._-]{3,255}$/, 'must be the name of a bucket');
/** No wildcards and no variables: it becomes part of a policy. */
const keyPrefix = z.string().regex(/^[^*?$]{0,512}$/, 'must have no *, ? or $ in it');

const reads = [
  'bucket',
  'owner',
  'logging',
  'policy',
  'encryption',
  'objectLock',
  'requestPayment',
  'ownershipControls',
  'acl',
] as const;

/**
 * Server access logs: first the bucket that they go to lets them in, then they are turned on.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export const enableAccessLogging: Remedy<Params> = {
  id: 'enable-access-logging',
  version: 1,
  title: 'Turn on access logging',
  risk: 'A',
  on: 'bucket',
  params: z.strictObject({ to: name, prefix: keyPrefix.nullable().default(null) }),
  usage: 'to=<bucket> [prefix=<prefix>]',
  reads,
  also: ({ account }, { to }) => [target({ bucket: to, account })],

  plan: (seen, params) =>
    looking(seen.facts, ['bucket', 'owner', 'logging'], ({ logging }) => {
      const [logs] = seen.others;
      if (logs === undefined || logs.target.bucket === seen.facts.target.bucket) return toItself;
      const now = logging?.LoggingEnabled ?? null;
      const arns = () =>
        withArn(seen.facts, (source) => withArn(logs, (to) => planOf(seen, { logs, source, to, now, params })));
      return looking(
        logs,
        ['bucket', 'owner'],
        () => isElsewhere(seen.facts, logs) ?? looking(logs, reads, () => refusesLogs(seen.facts, logs) ?? arns()),
      );
    }),
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html */
const toItself = refused(
  words`A bucket can't keep its own access logs: each log that is delivered would be logged again.`,
  words`Name another bucket of the same account and region with ${code('to=')}.`,
);

interface Found {
  readonly logs: Facts;
  /** ARNs. */
  readonly source: string;
  readonly to: string;
  readonly now: JsonObject | null;
  readonly params: Params;
}

function planOf(seen: Seen, found: Found): Plan {
  const { logs, now, params } = found;
  const after = loggingOf(seen, now, params);
  const policy = valueOf(logs, 'policy');
  const letting = lettingIn(seen.facts, found, textOf(after['TargetPrefix']));
  if (letting === 'denied') return denied(logs);
  const document = letting === null ? policy : withStatements(policy, [letting]);
  const steps = [
    { target: bucketOf(logs), setting: 'policy', after: document },
    { target: bucketOf(seen.facts), setting: 'logging', after: { LoggingEnabled: after } },
  ] as const;
  const already = words`Access logs of ${code(seen.facts.target.bucket)} go to ${code(params.to)}.`;
  const moved = now !== null && now['TargetBucket'] !== params.to ? now : null;
  const full = letting === null || document === null ? null : tooLong(document);
  return (
    full ??
    planned(seen, steps, already, {
      notes: [hours],
      undoLeaves: words`Logs that were delivered meanwhile stay.`,
      // Whoever reads them, or holds them for an audit, gets no more of them.
      ...(moved !== null && { risk: 'B', loses: [noMore(moved)] }),
    })
  );
}

/** The statement that the logs need; null where they come in already. */
function lettingIn(facts: Facts, { logs, source, to }: Found, prefix: string): PolicyStatement | 'denied' | null {
  const delivery: Delivery = { source, account: accountOf(facts) ?? '', target: to, prefix };
  const policy = valueOf(logs, 'policy');
  const { allows, denies } = byPolicy(policy, delivery);
  if (denies) return 'denied';
  const ownership = valueOf(logs, 'ownershipControls')?.ObjectOwnership ?? null;
  if (allows || byAcl(valueOf(logs, 'acl'), ownership)) return null;
  const letting = deliveryStatement(delivery, freshSid('CooperAccessLogs', policy));
  return saysSo(policy, letting) ? null : letting;
}

/**
 * What somebody set up for the same bucket stays, but for a prefix that is asked for. Keys with the date are quicker to
 * search; EventTime is when the requests were made.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PartitionedPrefix.html
 */
function loggingOf({ facts }: Seen, now: JsonObject | null, { to, prefix }: Params): JsonObject {
  if (now !== null && now['TargetBucket'] === to) return prefix === null ? now : { ...now, TargetPrefix: prefix };
  return {
    TargetBucket: to,
    TargetPrefix: prefix ?? `${facts.target.bucket}/`,
    TargetObjectKeyFormat: { PartitionedPrefix: { PartitionDateSource: 'EventTime' } },
  };
}

const denied = ({ target: { bucket } }: Facts): Plan =>
  refused(
    words`The bucket policy of ${code(bucket)} denies log delivery, whatever else allows it.`,
    words`Exempt ${code('logging.s3.amazonaws.com')} in that Deny, with ${code('aws:PrincipalIsAWSService')}, and ask again.`,
  );

const hours = words`The first logs come after some hours, and not every request is in them. Storing them is paid for.`;
const noMore = (now: JsonObject) =>
  words`No more logs come to ${code(textOf(now['TargetBucket']))}, where they went until now: whoever reads them there reads nothing new.`;
const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
