import type { Parsed } from '../parse.ts';
import type { Policy } from '../policy.ts';
import { RejectedPolicy } from './unanswerable.ts';

/** The policy, or everything for which AWS would reject it, as one text. */
export function read(parsed: Parsed, name: string): Policy {
  if (parsed.is === 'policy') return parsed.policy;
  const faults = parsed.faults.map(({ place, what }) => `${place} ${what}`).join('; ');
  throw new RejectedPolicy(`AWS would reject ${name}: ${faults}`);
}
