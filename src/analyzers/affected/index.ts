import type { Affected } from '../../core/change.ts';
import type { FactName, Facts } from '../../core/facts.ts';
import type { PlannedStep } from '../../core/remedy.ts';
import { plain, type Words } from '../../core/words.ts';
import { accountWide } from './account-wide.ts';
import { aclWriters } from './acl-writers.ts';
import { cloudFront } from './cloudfront.ts';
import { elsewhere } from './elsewhere.ts';
import { lifecycleRules } from './lifecycle-rules.ts';
import { logDelivery } from './log-delivery.ts';
import { lockOut } from './lock-out.ts';
import { type Kind, meetingOf } from './meeting.ts';
import { newObjects } from './new-objects.ts';
import { notKnown } from './not-known.ts';
import { plainHttp } from './plain-http.ts';
import { readersAndWriters } from './readers-and-writers.ts';
import { recentUse } from './recent-use.ts';
import { replication } from './replication.ts';
import { website } from './website.ts';

export { changedSince } from './recent-use.ts';
export { willBe } from './will-be.ts';

/**
 * Facts to read beside the remedy's own. `configuration` is part of what an approval rests on. `evidence` is shown and
 * not part of it: who used the bucket lately; who Cooper itself is, and whose the bucket is to it; and grants of keys,
 * which services make and retire by themselves.
 */
export const affectedReads: { readonly configuration: readonly FactName[]; readonly evidence: readonly FactName[] } = {
  configuration: [
    'policy',
    'policyStatus',
    'publicAccessBlock',
    'accountPublicAccessBlock',
    'ownershipControls',
    'acl',
    'encryption',
    'website',
    'logging',
    'lifecycle',
    'versioning',
    'replication',
    'requestPayment',
    'abac',
    'tagging',
    'kmsKey',
    'kmsKeyPolicy',
  ],
  evidence: ['bucket', 'caller', 'owner', 'kmsGrants', 'recentChanges', 'deniedCalls'],
};

/** In the order in which people read them. */
const kinds: readonly Kind[] = [
  lockOut,
  readersAndWriters,
  plainHttp,
  website,
  cloudFront,
  newObjects,
  logDelivery,
  aclWriters,
  replication,
  lifecycleRules,
  accountWide,
  recentUse,
  elsewhere,
  notKnown,
];

/**
 * Who and what the steps meet, and what could not be known about that. `was`: as read. Pure and total: whatever was not
 * read is said. Nobody is affected by steps that change nothing.
 */
export function affectedBy(
  was: Facts,
  steps: readonly PlannedStep[],
  at: Date,
): { readonly affected: readonly Affected[]; readonly notKnown: readonly Words[] } {
  const meeting = meetingOf(was, steps, at);
  const met = kinds.map((kind) => kind(meeting));
  return { affected: met.flatMap(({ affected }) => affected), notKnown: distinct(met.flatMap((one) => one.notKnown)) };
}

function distinct(all: readonly Words[]): readonly Words[] {
  return [...new Map(all.map((one) => [plain(one), one])).values()];
}
