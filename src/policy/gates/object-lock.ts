import { momentOf } from '../operators/compare.ts';
import { unseen, type Unseen } from '../pattern.ts';
import { type AtTheGate, both, type Gate, not, type Verdict } from './gate.ts';
import { sent } from './header.ts';
import type { Maybe, ObjectLock } from './s3-facts.ts';

/**
 * A locked version is not deleted, nor its retention weakened. Only governance mode gives way, to a caller that may
 * bypass it and says so. Deleting without naming a version only adds a marker, and writing adds a version.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export const objectLock: Gate = {
  layer: 'object_lock',
  decision: 'explicit_deny',
  judge: (one) => {
    const { objectLock: lock } = one.s3;
    const { action } = one.asked;
    if (lock === null || !['s3:deleteobjectversion', 's3:putobjectretention'].includes(action)) return null;
    if (lock === 'unknown') return { refuses: lock, because: 'nobody knows whether the version is locked' };
    if (action === 's3:deleteobjectversion' && lock.legalHold)
      return { refuses: true, because: 'a legal hold is on the version' };
    return lock.retention === null ? null : retained(one, lock.retention);
  },
};

type Retention = NonNullable<ObjectLock['retention']>;

function retained(one: AtTheGate, retention: Retention): Verdict | null {
  const running = both(isRunning(one, retention), not(keepsRetention(one, retention)));
  if (retention.mode === 'COMPLIANCE')
    return { refuses: running, because: 'the version is retained in compliance mode, which nobody can bypass' };
  return {
    refuses: both(running, not(bypasses(one))),
    because: 'the version is retained in governance mode, and the request does not bypass it or may not',
  };
}

function isRunning({ asked }: AtTheGate, { until }: Retention): Maybe<boolean> {
  const now = asked.values('aws:currenttime');
  if (now === unseen || now === undefined) return 'unknown';
  const moment = momentOf(now[0] ?? '');
  return moment === null ? 'unknown' : moment < until.getTime();
}

/** A retention may be made longer, and governance made compliance; that weakens nothing. */
function keepsRetention({ asked }: AtTheGate, { mode, until }: Retention): Maybe<boolean> {
  if (asked.action !== 's3:putobjectretention') return false;
  const date = valueOf(asked, 's3:object-lock-retain-until-date');
  const wanted = valueOf(asked, 's3:object-lock-mode');
  if (date === unseen || wanted === unseen) return 'unknown';
  const weaker = mode === 'COMPLIANCE' && wanted.toUpperCase() === 'GOVERNANCE';
  return !weaker && (momentOf(date) ?? -Infinity) >= until.getTime();
}

function valueOf({ values }: AtTheGate['asked'], key: string): string | Unseen {
  const found = values(key);
  return found === unseen ? found : (found?.[0] ?? '');
}

/** It takes both the header and the permission. */
function bypasses(one: AtTheGate): Maybe<boolean> {
  const header = sent(one, 'x-amz-bypass-governance-retention');
  const asks = header === 'unknown' ? header : header?.toLowerCase() === 'true';
  return asks === false ? false : both(asks, one.allows('s3:bypassgovernanceretention'));
}
