import { renewLease } from '../../store/leases.ts';
import type { ChangeDeps } from '../deps.ts';

/** A change is ours for as long as we say so often enough. */
export interface Lease {
  readonly fence: number;
  /** Whether a call that starts now ends while it is ours, by our own clock and with a margin. */
  isSafe(): boolean;
  stop(): void;
}

/** Renews until stopped. What can't be renewed runs out, and is then somebody else's. */
export function keepLease(deps: Pick<ChangeDeps, 'store' | 'timing' | 'log'>, id: string, fence: number): Lease {
  const { lease } = deps.timing;
  let until = performance.now() + lease;
  const renew = async () => {
    const asked = performance.now();
    try {
      if (await renewLease(deps.store.db, id, fence, lease)) until = asked + lease;
      else clearInterval(timer);
    } catch (err) {
      deps.log.warn({ err, change: id }, 'a lease could not be renewed');
    }
  };
  const timer = setInterval(() => void renew(), lease / 4);
  timer.unref();
  return { fence, isSafe: () => performance.now() < until - lease / 5, stop: () => clearInterval(timer) };
}
