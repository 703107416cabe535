import type { Target } from '../core/target.ts';
import type { AwsClients } from './clients.ts';

type Calls = Map<string, Promise<unknown>>;
const underWay = new WeakMap<Target, WeakMap<AwsClients, Calls>>();

/**
 * One call for all readings of a question that want the same thing. `collect` gives each question a target object of its
 * own, so nothing is shared, or kept, from one question to the next.
 */
export function shared<T>(aws: AwsClients, target: Target, name: string, call: () => Promise<T>): Promise<T> {
  const ofTarget = underWay.get(target) ?? new WeakMap<AwsClients, Calls>();
  const calls = ofTarget.get(aws) ?? new Map<string, Promise<unknown>>();
  const answer = (calls.get(name) as Promise<T> | undefined) ?? call();
  underWay.set(target, ofTarget.set(aws, calls.set(name, answer)));
  return answer;
}
