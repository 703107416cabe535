import { readSetting } from '../../src/aws/read-place.ts';
import type { Change, Step } from '../../src/core/change.ts';
import type { Mutation } from '../../src/sandbox/aws/mutations.ts';
import type { LoggedCall } from '../../src/sandbox/aws/call-log.ts';
import { sameSetting } from '../../src/core/same-setting.ts';
import { byChange, byOthers, type Evidence } from './evidence.ts';
import type { Faults } from './model.ts';

/** What came of writes that somebody else made meanwhile. */
export interface Drifts {
  readonly faults: Faults;
  /** Writes that fell between Cooper's last look and its own: S3 has no conditional writes, so they can't be seen. */
  readonly races: number;
}

/** Where Cooper looked, and somebody else had written, nothing is written: it is another document than was approved. */
export function driftSeen(evidence: Evidence): Drifts {
  const found = evidence.changes.flatMap((change) =>
    byChange(evidence, change).flatMap((write, nth) =>
      byOthers(evidence)
        .filter((other) => isBefore(other, write, change) && matters(change, other, write, nth === 0))
        .map((other) => ({ change, write, other, isRace: !wasSeen(evidence, change, other, write) })),
    ),
  );
  return {
    races: found.filter(({ isRace }) => isRace).length,
    faults: found
      .filter(({ isRace }) => !isRace)
      .map(
        ({ change, write, other }) =>
          `${change.id} wrote ${write.setting} although ${other.setting} had been changed, and it had seen that`,
      ),
  };
}

const isBefore = (other: Mutation, write: Mutation, { createdAt }: Change): boolean =>
  other.id < write.id && Date.parse(other.at) > Date.parse(createdAt);

/** Before the first write every input does; afterwards the setting that is written, because its own steps change the rest. */
function matters({ inputs }: Change, other: Mutation, write: Mutation, isFirst: boolean): boolean {
  if (other.bucket === write.bucket && other.setting === write.setting) return true;
  return isFirst && Object.keys(inputs).some((key) => key.endsWith(`/${other.bucket}/${other.setting}`));
}

/** Cooper read that setting after it was changed, and then asked for the session with which it wrote. */
function wasSeen({ calls }: Evidence, { id }: Change, other: Mutation, write: Mutation): boolean {
  const at = (requestId: string) => calls.findIndex((call) => call.requestId === requestId);
  const [changed, wrote] = [at(other.requestId), at(write.requestId)];
  const session = calls.findLastIndex(
    ({ operation, parameters }, nth) =>
      nth < wrote && operation === 'AssumeRole' && parameters['RoleSessionName'] === `cooper-${id}`,
  );
  return calls.some((call, nth) => nth > changed && nth < session && reads(call, other));
}

const operations: Readonly<Record<string, string>> = {
  publicAccessBlock: 'GetPublicAccessBlock',
  policy: 'GetBucketPolicy',
  lifecycle: 'GetBucketLifecycleConfiguration',
  versioning: 'GetBucketVersioning',
  encryption: 'GetBucketEncryption',
  logging: 'GetBucketLogging',
  acl: 'GetBucketAcl',
  ownershipControls: 'GetBucketOwnershipControls',
};

const reads = (
  { operation, resource, status }: LoggedCall,
  { bucket, setting }: Pick<Mutation, 'bucket' | 'setting'>,
): boolean =>
  resource === `arn:aws:s3:::${bucket}` && operation === operations[setting] && (status === 200 || status === 404);

/** Nothing is called done that was not read after it was written. */
export function readBack(evidence: Evidence): Faults {
  return evidence.changes.flatMap((change) =>
    change.steps.flatMap(({ state, setting, place }) => {
      const write = byChange(evidence, change).find((one) => one.setting === setting && one.bucket === place.bucket);
      if (state !== 'verified' || write === undefined) return [];
      const wrote = evidence.calls.findIndex(({ requestId }) => requestId === write.requestId);
      const isRead = evidence.calls.some((call, nth) => nth > wrote && reads(call, { bucket: place.bucket, setting }));
      return isRead ? [] : [`${change.id} is ${change.state}, and its ${setting} was not read back`];
    }),
  );
}

/** What S3 holds in the end is what was done last, by whoever did it. */
export async function heldByS3(evidence: Evidence): Promise<Faults> {
  const steps = evidence.changes.flatMap((change) => change.steps.map((step) => ({ change, step })));
  const faults = await Promise.all(steps.map(({ change, step }) => heldStep(evidence, change, step)));
  return faults.flat();
}

async function heldStep(evidence: Evidence, change: Change, step: Step): Promise<Faults> {
  const { setting, place } = step;
  const last = evidence.mutations.findLast((one) => one.setting === setting && one.bucket === place.bucket);
  if (last !== undefined && last.sessionName !== `cooper-${change.id}`) return [];
  const fact = await readSetting(evidence.world.reader, place, setting);
  if (fact.is !== 'known' && fact.is !== 'absent')
    return [`${setting} of ${place.bucket} could not be read: ${fact.is}`];
  const now = fact.is === 'known' ? fact.value : null;
  const wanted = last === undefined ? step.before : wantedOf(step);
  if (wanted === undefined || sameSetting(setting, now, wanted)) return [];
  return [`${change.id} is ${change.state}, its ${setting} ${step.state}, and S3 holds ${JSON.stringify(now)}`];
}

/** Undefined: somebody else had a hand in it. */
function wantedOf({ state, after, undone }: Step): Step['after'] | undefined {
  if (state === 'verified' || state === 'written') return after;
  return state === 'undone' ? undone : undefined;
}
