import type { State } from '../../state.ts';
import type { Opinion } from './state.ts';

/** What Access Analyzer answers about one policy; it refuses to say anything of others. */
export function opinion(state: State, policy: object, said: Opinion): void {
  state.accessAnalyzer.opinions.set(JSON.stringify(policy), said);
}
